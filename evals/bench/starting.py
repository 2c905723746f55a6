"""Measures how long it takes from nothing to an answer."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.bench.contender import Contender
from evals.bench.interleaving import interleave
from evals.bench.narration import Narration
from evals.bench.process import ProcessUse, run_measured
from evals.bench.seat import seated
from evals.example import Example


class StartingBench:
    """Starts programs and servers in turns, over the indexes of the contenders."""

    def __init__(self, places: Mapping[str, Path], narration: Narration) -> None:
        self._places = places
        self._narration = narration

    def ask(
        self, contenders: Sequence[Contender], examples: Sequence[Example], times: int, limit_seconds: float
    ) -> Mapping[str, tuple[ProcessUse, ...]]:
        """Every contender answers one question in a new process; no server runs meanwhile."""
        asks: dict[str, tuple[ProcessUse, ...]] = {}
        for turn in interleave(contenders, times):
            name, place = turn.contender.name, self._places[turn.contender.name]
            command = turn.contender.ask_command(place, examples[(turn.round - 1) % len(examples)].question)
            use = run_measured(command, place.with_name(f"{name}.ask.log"), limit_seconds).use
            asks[name] = (*asks.get(name, ()), use)
            self._narration.tell(f"  {turn.round}, {name}: answer after {use.first_output_seconds:.2f} s")
        return asks

    def serve(self, contenders: Sequence[Contender], times: int) -> Mapping[str, tuple[float, ...]]:
        """Seconds from the start of each server until it was ready."""
        starts: dict[str, tuple[float, ...]] = {contender.name: () for contender in contenders}
        for turn in interleave(contenders, times):
            name = turn.contender.name
            with seated(turn.contender, self._places[name]) as seat:
                starts[name] = (*starts[name], seat.server.start_seconds)
            self._narration.tell(f"  {turn.round}, {name}: ready after {starts[name][-1]:.2f} s")
        return starts
