"""Which measures a gate may guard besides its own."""

from collections.abc import Iterable

from evals.errors import Incomparable
from evals.metric import Metric, SampleMetric
from evals.metrics.citations_resolve import CITATIONS_RESOLVE
from evals.metrics.evidence_in_reach import EVIDENCE_IN_REACH
from evals.metrics.leaks import LEAK_FREE, LEAKS
from evals.metrics.right import RIGHT
from evals.scorecard import ALL_METRICS, metric_named

ALWAYS = (RIGHT.name, EVIDENCE_IN_REACH.name, LEAK_FREE.name, CITATIONS_RESOLVE.name)
"""What every gate guards."""
_SAME_PROMISE = LEAKS.name


def guardable() -> tuple[SampleMetric, ...]:
    """Those that a gate can guard besides: means over examples of which more is better, measured without a judge."""
    return tuple(
        metric
        for metric in ALL_METRICS
        if isinstance(metric, SampleMetric) and metric.is_higher_better and metric.name not in ALWAYS
    )


def guarded_metrics(names: Iterable[str]) -> tuple[SampleMetric, ...]:
    """These measures, each once. Raises Incomparable, saying why, for one that cannot be guarded."""
    by_name = {metric.name: metric for metric in guardable()}
    wanted = [name for name in dict.fromkeys(names) if name not in {*ALWAYS, _SAME_PROMISE}]
    for name in wanted:
        if name not in by_name:
            raise Incomparable(f"{name} cannot gate: {_why_not(metric_named(name))}. Choose from {', '.join(by_name)}.")
    return tuple(by_name[name] for name in wanted)


def _why_not(metric: Metric | None) -> str:
    if metric is None:
        return "no measure without a judge is called so, and a judge that is not calibrated must not decide"
    if not isinstance(metric, SampleMetric):
        return "it is no mean over examples, so its losses cannot be counted in pairs"
    return "less of it is better, so it says what answers cost, not whether they are right"
