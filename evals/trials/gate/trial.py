"""Holds every scripted change against the unchanged company, and counts what the gate caught and what it blocked."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import mean

from evals.gating.gate import SURE, Verdict, decide
from evals.gating.gate_rule import GateRule
from evals.gating.power import Power, loss_seen_with, power_of
from evals.golden_set import GoldenSet
from evals.running.kept_run import KeptRun
from evals.trials.gate.change import HARMED_EXAMPLES, Change
from evals.trials.gate.changes import UNCHANGED
from evals.trials.gate.redrawing import EXAMPLES, blocked_share
from evals.trials.gate.workshop import MOMENT, Workshop


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change did to all examples, the seen ones and the others."""

    n: int
    lost: int
    gained: int
    out_of_reach: int
    """Examples whose evidence cannot be found any more, less those whose evidence can be found now."""
    broken: int
    """Examples that newly show what they must not, or cite what their version does not say."""

    @property
    def is_harmful(self) -> bool:
        """Whether it did what a harmful change does by definition."""
        return max(self.lost - self.gained, self.out_of_reach) >= HARMED_EXAMPLES or self.broken > 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the gate said of one change, and what the change really did."""

    change: Change
    verdict: Verdict
    effect: Effect
    blocked_share: float
    """How often the gate blocks it when it sees other examples."""

    @property
    def is_right(self) -> bool:
        """Whether the gate blocked what is harmful and let through what is not."""
        return self.verdict.is_passed is not self.change.is_harmful

    @property
    def is_as_expected(self) -> bool:
        """Whether the change did, over all examples, what it was written to do."""
        return self.effect.is_harmful is self.change.is_harmful


@dataclass(frozen=True, slots=True)
class TrialResult:
    """All changes of a trial, and the outcome of each."""

    outcomes: tuple[Outcome, ...]
    n: int
    rule: GateRule

    @property
    def power(self) -> Power:
        """What the gate sees, given how many examples flip to the better under harmless changes."""
        return power_of(self.rule.blocks(), self.n, self.rule.sought_loss, self.rule.sought_loss + 2 * self._noise)

    @property
    def loss_seen(self) -> float | None:
        """The smallest loss, in whole points, that is seen with a probability of 95 %."""
        return loss_seen_with(self.rule.blocks(), self.n, self._noise, SURE)

    @property
    def _noise(self) -> float:
        return mean(len(outcome.verdict.guards[0].gained) / self.n for outcome in self.harmless)

    @property
    def harmful(self) -> tuple[Outcome, ...]:
        """Those that ought to be caught."""
        return tuple(outcome for outcome in self.outcomes if outcome.change.is_harmful)

    @property
    def harmless(self) -> tuple[Outcome, ...]:
        """Those that ought to pass."""
        return tuple(outcome for outcome in self.outcomes if not outcome.change.is_harmful)

    @property
    def caught(self) -> int:
        """How many harmful ones were blocked."""
        return sum(not outcome.verdict.is_passed for outcome in self.harmful)

    @property
    def blocked(self) -> int:
        """How many harmless ones were blocked."""
        return sum(not outcome.verdict.is_passed for outcome in self.harmless)

    @property
    def caught_share(self) -> float:
        """How often harmful changes are blocked when the gate sees other examples."""
        return mean(outcome.blocked_share for outcome in self.harmful) if self.harmful else 1.0

    @property
    def blocked_share(self) -> float:
        """How often harmless changes are."""
        return mean(outcome.blocked_share for outcome in self.harmless) if self.harmless else 0.0

    @property
    def is_good_enough(self) -> bool:
        """Whether at least 95 % of what is harmful was caught and at most 5 % of what is harmless blocked."""
        return self.caught >= 0.95 * len(self.harmful) and self.blocked <= 0.05 * len(self.harmless)


def try_changes(
    workshop: Workshop, changes: Sequence[Change], rule: GateRule, finished: Callable[[Outcome], None]
) -> TrialResult:
    """Make and measure one change after the other; `finished` hears of each."""
    workshop.prepare()
    everything = workshop.measure(UNCHANGED)
    seen = choose(workshop.golden_set, EXAMPLES)
    outcomes = []
    for change in changes:
        changed = workshop.measure(change)
        verdict = decide(_only(everything, seen), _only(changed, seen), MOMENT, rule)
        over_all = decide(everything, changed, MOMENT, rule)
        share = blocked_share(over_all, [example.id for example in workshop.golden_set.examples], rule)
        outcomes.append(Outcome(change, verdict, _effect(over_all), share))
        finished(outcomes[-1])
    return TrialResult(tuple(outcomes), len(seen), rule)


def choose(golden_set: GoldenSet, count: int) -> frozenset[str]:
    """The ids of so many examples, the same every time and as good as drawn at random."""
    ids = (example.id for example in golden_set.examples)
    return frozenset(sorted(ids, key=lambda one: hashlib.sha256(one.encode()).hexdigest())[:count])


def _only(run: KeptRun, ids: frozenset[str]) -> KeptRun:
    return replace(run, samples=tuple(sample for sample in run.samples if sample.example.id in ids))


def _effect(verdict: Verdict) -> Effect:
    right, reach, *promises = verdict.guards
    broken = {name for promise in promises for name in promise.lost}
    out_of_reach = len(reach.lost) - len(reach.gained)
    return Effect(right.n, len(right.lost), len(right.gained), out_of_reach, len(broken))
