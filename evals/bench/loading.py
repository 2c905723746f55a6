"""Measures how long questions take over HTTP, the servers taking turns."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

import httpx2

from evals.bench.contender import AskRequest
from evals.bench.interleaving import blocks, interleave
from evals.bench.load import Block, Reply, ask_block, take_cycling
from evals.bench.narration import Narration
from evals.bench.percentiles import percentiles
from evals.bench.result import Load
from evals.bench.seat import Seat
from evals.bench.settings import CLIENT_LEVELS, REQUESTS_PER_BLOCK, WARM_UP_REQUESTS
from evals.example import Example


@dataclass(slots=True)
class _Tally:
    """What the blocks of one server add up to."""

    replies: list[Reply] = field(default_factory=list)
    seconds: float = 0.0
    cpu_seconds: float = 0.0

    def add(self, block: Block, cpu_seconds: float) -> None:
        self.replies += block.replies
        self.seconds += block.seconds
        self.cpu_seconds += cpu_seconds

    def to_load(self, clients: int) -> Load:
        return Load(
            clients=clients,
            milliseconds=tuple(reply.milliseconds for reply in self.replies),
            errors=sum(reply.is_error for reply in self.replies),
            seconds=self.seconds,
            server_cpu_seconds=self.cpu_seconds,
        )


class LoadBench:
    """Asks the servers the same questions in the same order."""

    def __init__(self, seats: Sequence[Seat], narration: Narration) -> None:
        self._seats = seats
        self._narration = narration

    def ask(self, examples: Sequence[Example], count: int) -> Mapping[str, tuple[Load, ...]]:
        """`count` questions for each number of clients, other ones for each; they repeat where there are too few."""
        loads: dict[str, tuple[Load, ...]] = {}
        with self._open_clients() as clients:
            for seat in self._seats:
                warm_up = take_cycling(seat.requests(examples), -WARM_UP_REQUESTS, WARM_UP_REQUESTS)
                ask_block(clients[seat.contender.name], warm_up)
            for place, level in enumerate(CLIENT_LEVELS):
                chosen = {name: some[:level] for name, some in clients.items()}
                asked = {
                    seat.contender.name: take_cycling(seat.requests(examples), place * count, count)
                    for seat in self._seats
                }
                for name, load in self._ask_in_turns(chosen, asked, level).items():
                    loads[name] = (*loads.get(name, ()), load)
        return loads

    @contextmanager
    def _open_clients(self) -> Iterator[Mapping[str, Sequence[httpx2.Client]]]:
        with ExitStack() as stack:
            yield {
                seat.contender.name: [
                    stack.enter_context(seat.contender.open_client(seat.index, seat.server.url))
                    for _ in range(max(CLIENT_LEVELS))
                ]
                for seat in self._seats
            }

    def _ask_in_turns(
        self, clients: Mapping[str, Sequence[httpx2.Client]], asked: Mapping[str, Sequence[AskRequest]], level: int
    ) -> Mapping[str, Load]:
        tallies = {name: _Tally() for name in asked}
        blocks_of = {name: blocks(requests, REQUESTS_PER_BLOCK) for name, requests in asked.items()}
        for turn in interleave(self._seats, max(map(len, blocks_of.values()))):
            seat, name = turn.contender, turn.contender.contender.name
            cpu_before = seat.server.tree.cpu_seconds()
            block = ask_block(clients[name], blocks_of[name][turn.round - 1])
            tallies[name].add(block, seat.server.tree.cpu_seconds() - cpu_before)
        loads = {name: tally.to_load(level) for name, tally in tallies.items()}
        for name, load in loads.items():
            found = percentiles(load.milliseconds)
            self._narration.tell(
                f"  {level} client(s), {name}: p50 {found.p50:.0f} ms, p95 {found.p95:.0f} ms, "
                f"p99 {found.p99:.0f} ms, {load.errors} errors"
            )
        return loads
