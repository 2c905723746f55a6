"""Decides whether a change may go on: a run of the candidate is held against the run of the baseline."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from evals.comparing.comparison import PairedValues, paired_values
from evals.comparing.paired_test import loss_p_value_of
from evals.comparing.pairing import Pair, pair_up
from evals.errors import Incomparable
from evals.gating.gate_rule import GateRule, is_at_least
from evals.gating.guarded_metric import guarded_metrics
from evals.gating.power import Power, loss_seen_with, power_of
from evals.metric import SampleMetric
from evals.metrics.citations_resolve import CITATIONS_RESOLVE, do_citations_resolve
from evals.metrics.evidence_in_reach import EVIDENCE_IN_REACH
from evals.metrics.leaks import LEAK_FREE, leaked_quotes
from evals.metrics.right import RIGHT
from evals.running.kept_run import KeptRun
from evals.sample import Sample

LEAKS = LEAK_FREE.name
CITATIONS = CITATIONS_RESOLVE.name
SURE = 0.95


@dataclass(frozen=True, slots=True)
class Guard:
    """One thing that must not get worse, and whether it did. Lost and gained are ids of examples."""

    name: str
    is_held: bool
    baseline: float
    candidate: float
    n: int
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    p_value: float | None = None
    """The chance of such a loss if nothing had changed; none for a promise, of which one breach is enough."""
    needed: float | None = None
    """The p value at or below which it counts."""

    @property
    def difference(self) -> float:
        """The candidate less the baseline."""
        return self.candidate - self.baseline


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the candidate passes, and why."""

    baseline: str
    candidate: str
    golden_set: str
    guards: tuple[Guard, ...]
    n: int
    is_same_golden_set: bool
    only_baseline: tuple[str, ...]
    only_candidate: tuple[str, ...]
    changed: tuple[str, ...]
    power: Power
    loss_seen: float | None
    """The smallest loss, in whole points, that is seen with a probability of 95 %."""
    judged_at: datetime

    @property
    def is_passed(self) -> bool:
        """Whether every guard is held."""
        return not self.decided_by

    @property
    def decided_by(self) -> tuple[str, ...]:
        """The guards that block; none where it passes."""
        return tuple(guard.name for guard in self.guards if not guard.is_held)


def decide(
    baseline: KeptRun,
    candidate: KeptRun,
    judged_at: datetime,
    rule: GateRule | None = None,
    metrics: Sequence[str] = (),
) -> Verdict:
    """Hold the candidate against the baseline, by the rule of `gate_rule.py`; `metrics` are guarded besides.

    Raises Incomparable where the runs have no answered example in common, or a measure cannot be guarded.
    """
    rule = rule or GateRule()
    pairing = pair_up(baseline, candidate)
    tested = [
        (metric, paired_values(metric, pairing.pairs))
        for metric in (RIGHT, EVIDENCE_IN_REACH, *guarded_metrics(metrics))
    ]
    right = tested[0][1]
    if not right.ids:
        raise Incomparable(
            f"{candidate.name} or {baseline.name} only measured retrieval; the gate judges answers. Measure without "
            "--retrieval-only."
        )
    noise = int((right.differences > 0).sum()) / len(right.ids)
    blocks = rule.blocks(len(tested) - 1)
    return Verdict(
        baseline=baseline.name,
        candidate=candidate.name,
        golden_set=candidate.golden_set,
        guards=(*_tested(tested, rule), *(_promise(name, pairing.pairs) for name in _BREACHES)),
        n=len(right.ids),
        is_same_golden_set=pairing.is_same_golden_set,
        only_baseline=pairing.only_baseline,
        only_candidate=pairing.only_candidate,
        changed=pairing.changed,
        power=power_of(blocks, len(right.ids), rule.sought_loss, rule.sought_loss + 2 * noise),
        loss_seen=loss_seen_with(blocks, len(right.ids), noise, SURE),
        judged_at=judged_at,
    )


def _tested(tested: Sequence[tuple[SampleMetric, PairedValues]], rule: GateRule) -> list[Guard]:
    """Each measure against its level, in the order given."""
    p_values = [loss_p_value_of(values.differences) for _, values in tested]
    needed = rule.levels(p_values)
    return [
        _guard(metric.name, values, p_value, step, rule)
        for (metric, values), p_value, step in zip(tested, p_values, needed, strict=True)
    ]


def _guard(name: str, values: PairedValues, p_value: float, needed: float, rule: GateRule) -> Guard:
    differences = values.differences
    loss = -float(differences.sum())
    is_lost = p_value <= needed and is_at_least(loss, rule.smallest_loss * len(values.ids))
    return Guard(
        name=name,
        is_held=not is_lost,
        baseline=float(values.baseline.mean()) if values.ids else 0.0,
        candidate=float(values.candidate.mean()) if values.ids else 0.0,
        n=len(values.ids),
        lost=tuple(one for one, gained in zip(values.ids, differences, strict=True) if gained < 0),
        gained=tuple(one for one, gained in zip(values.ids, differences, strict=True) if gained > 0),
        p_value=p_value,
        needed=needed,
    )


def _promise(name: str, pairs: Iterable[Pair]) -> Guard:
    """Held while no example breaks it that kept it before."""
    breaks = _BREACHES[name]
    known = [pair for pair in pairs if name != LEAKS or pair.example.must_not_show]
    before = {pair.example.id for pair in known if any(map(breaks, pair.baseline))}
    after = {pair.example.id for pair in known if any(map(breaks, pair.candidate))}
    return Guard(
        name=name,
        is_held=not after - before,
        baseline=1 - len(before) / max(len(known), 1),
        candidate=1 - len(after) / max(len(known), 1),
        n=len(known),
        lost=tuple(sorted(after - before)),
        gained=tuple(sorted(before - after)),
    )


def _cites_wrongly(sample: Sample) -> bool:
    return sample.answer is not None and do_citations_resolve(sample) == 0


_BREACHES: Mapping[str, Callable[[Sample], object]] = {LEAKS: leaked_quotes, CITATIONS: _cites_wrongly}
"""The promises, and what breaks them."""
