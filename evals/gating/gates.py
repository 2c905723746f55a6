"""The gates of all golden sets: set by people, asked by schedules and before publishing."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from evals.gating.gate import Verdict, decide
from evals.gating.gate_rule import GateRule
from evals.gating.gate_store import GateStore
from evals.gating.guarded_metric import guarded_metrics
from evals.gating.standard import Judged, Occasion, Standard
from evals.running.run_card import RunCard
from evals.running.run_state import Origin
from evals.running.run_store import RunStore
from ingest.index.errors import DesksideError, InvalidRequest
from server.clock import Clock
from server.errors import Conflict

_log = logging.getLogger(__name__)
_LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Gates:
    """Decides by what people set. Safe to use from several threads."""

    store: GateStore
    runs: RunStore
    rule: GateRule
    clock: Clock

    def set(
        self,
        golden_set: str,
        person_id: str,
        *,
        is_on: bool,
        baseline: str | None,
        metrics: Iterable[str] = (),
        note: str = "",
    ) -> Standard:
        """Hold the runs on a golden set to this from now on.

        Raises NotFound or InvalidRequest for a baseline that cannot be one, Conflict where there is none to turn it on
        with, and Incomparable for a measure that cannot be guarded.
        """
        guarded = tuple(metric.name for metric in guarded_metrics(metrics))
        if baseline:
            self._require_baseline(baseline, golden_set)
        elif is_on:
            raise Conflict("a gate needs a run to hold others against; choose the baseline first, then turn it on")
        said = " ".join(note.split())[:_LONGEST_NOTE]
        standard = Standard(golden_set, is_on, baseline or None, guarded, said, person_id, self.clock())
        self.store.add_standard(standard)
        return standard

    def check(self, golden_set: str, run_id: str, occasion: Occasion = Occasion.BY_HAND) -> Verdict | None:
        """Hold a run against the standard of a golden set and keep the verdict; `None` where its gate is off.

        Raises NotFound or RunUnreadable where a run is gone, and Incomparable where the two have nothing in common;
        that, too, is kept.
        """
        standard = self.store.standard(golden_set)
        if standard is None or not standard.is_on or standard.baseline is None or standard.baseline == run_id:
            return None
        now = self.clock()
        try:
            baseline, candidate = self.runs.open(standard.baseline).kept, self.runs.open(run_id).kept
            verdict = decide(baseline, candidate, now, self.rule, standard.metrics)
        except DesksideError as error:
            self.store.add_verdict(Judged(golden_set, run_id, standard.baseline, occasion, now, reason=str(error)))
            raise
        self.store.add_verdict(Judged(golden_set, run_id, standard.baseline, occasion, now, verdict))
        return verdict

    def judge_run(self, run_id: str, occasion: Occasion = Occasion.SCHEDULE) -> Judged | None:
        """Judge a run that has just finished; `None` where nobody wants it judged. Raises nothing for a run."""
        try:
            self.check(golden_set_of(self.runs.card(run_id)), run_id, occasion)
        except DesksideError as error:
            _log.warning("the run %s could not be judged: %s", run_id, error)
        return self.store.verdict_on(run_id)

    def judge_finished(self, card: RunCard) -> None:
        """Judge a run that the server made. Raises nothing for a run."""
        is_scheduled = card.manifest.request.origin is Origin.SCHEDULE
        self.judge_run(card.id, Occasion.SCHEDULE if is_scheduled else Occasion.BY_HAND)

    def baselines(self, golden_set: str) -> list[RunCard]:
        """The runs that others on this golden set can be held against, the newest first."""
        return [card for card in self.runs.cards() if golden_set_of(card) == golden_set and _can_be_baseline(card)]

    def _require_baseline(self, run_id: str, golden_set: str) -> None:
        card = self.runs.card(run_id)
        if golden_set_of(card) != golden_set or not _can_be_baseline(card):
            raise InvalidRequest(
                f"{run_id} cannot be the baseline; choose a finished run on this golden set that asked for answers"
            )


def golden_set_of(card: RunCard) -> str:
    """By which name the gate knows the golden set of a run: its id where it is kept in the database."""
    manifest = card.manifest
    return manifest.request.golden_set_id or manifest.golden_set.replace("\\", "/").rsplit("/", 1)[-1].split(".")[0]


def _can_be_baseline(card: RunCard) -> bool:
    return card.is_finished and card.manifest.ended_at is not None and not card.manifest.settings.is_retrieval_only
