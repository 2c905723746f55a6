"""Compares two runs in pairs: by how much each measure moved, and which examples flipped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.bootstrap import Interval, interval_of_mean
from evals.comparing.paired_test import Differences, exact_p_value
from evals.comparing.pairing import Pair, Pairing, Samples, pair_up
from evals.comparing.resampling import baseline_samples, candidate_samples, interval_of_difference, value_of
from evals.metric import Metric, SampleMetric, Unit
from evals.metrics.right import Standing
from evals.running.kept_run import KeptRun
from evals.scorecard import ALL_METRICS


@dataclass(frozen=True, slots=True)
class MetricDifference:
    """How one measure moved over `n` examples, with the 95 % interval of the paired bootstrap."""

    name: str
    baseline: float
    candidate: float
    low: float
    high: float
    n: int
    p_value: float | None = None
    """McNemar's exact test, of measures that are 0 or 1 for each example."""

    @property
    def difference(self) -> float:
        """The candidate less the baseline."""
        return self.candidate - self.baseline

    @property
    def is_clear(self) -> bool:
        """Whether the interval lies on one side of zero."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Flip:
    """An example that came out otherwise."""

    pair: Pair

    @property
    def is_loss(self) -> bool:
        """Whether it was right and is not any more."""
        return self.pair.before is Standing.RIGHT

    @property
    def is_gain(self) -> bool:
        """Whether it is right now and was not."""
        return self.pair.after is Standing.RIGHT


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs beside each other."""

    baseline: KeptRun
    candidate: KeptRun
    pairing: Pairing
    differences: tuple[MetricDifference, ...]
    flips: tuple[Flip, ...]
    """What is worse first, then what is better, then what is merely otherwise."""


def compare(
    baseline: KeptRun, candidate: KeptRun, metrics: Iterable[Metric] = ALL_METRICS, set_name: str | None = None
) -> Comparison:
    """Compare two runs, or one `tags.set` of them. Raises Incomparable when they have no example in common."""
    pairing = pair_up(baseline, candidate)
    chosen = pairing.select(lambda example: set_name in (None, example.set_name))
    measured = (measure_difference(metric, chosen.pairs) for metric in metrics)
    return Comparison(
        baseline, candidate, chosen, tuple(one for one in measured if one is not None), flips_of(chosen.pairs)
    )


def flips_of(pairs: Iterable[Pair]) -> tuple[Flip, ...]:
    """The examples that came out otherwise, what is worse first."""
    flips = [Flip(pair) for pair in pairs if pair.before is not pair.after]
    return tuple(sorted(flips, key=lambda flip: (not flip.is_loss, not flip.is_gain, flip.pair.example.id)))


def measure_difference(metric: Metric, pairs: Sequence[Pair]) -> MetricDifference | None:
    """How a measure moved over these pairs; `None` where it applies to none of them in both runs."""
    return _by_example(metric, pairs) if isinstance(metric, SampleMetric) else _by_whole(metric, pairs)


@dataclass(frozen=True, slots=True)
class PairedValues:
    """A measure of each example in both runs, repeats averaged, for the examples it applies to in both."""

    ids: tuple[str, ...]
    baseline: NDArray[np.float64]
    candidate: NDArray[np.float64]

    @property
    def differences(self) -> Differences:
        """What each example gained."""
        return self.candidate - self.baseline


def paired_values(metric: SampleMetric, pairs: Iterable[Pair]) -> PairedValues:
    """Each example's value before and after."""
    valued = [(pair.example.id, _value(metric, pair.baseline), _value(metric, pair.candidate)) for pair in pairs]
    both = sorted((name, before, after) for name, before, after in valued if before is not None and after is not None)
    return PairedValues(
        tuple(name for name, _, _ in both),
        np.array([before for _, before, _ in both], dtype=np.float64),
        np.array([after for _, _, after in both], dtype=np.float64),
    )


def _value(metric: SampleMetric, samples: Samples) -> float | None:
    values = [value for value in map(metric.value_of, samples) if value is not None]
    return sum(values) / len(values) if values else None


def _by_example(metric: SampleMetric, pairs: Sequence[Pair]) -> MetricDifference | None:
    values = paired_values(metric, pairs)
    if not values.ids:
        return None
    differences = values.differences
    interval = interval_of_mean(np.sort(differences))
    is_binary = bool(np.isin(values.baseline, (0, 1)).all() and np.isin(values.candidate, (0, 1)).all())
    lost, gained = int((differences < 0).sum()), int((differences > 0).sum())
    return MetricDifference(
        name=metric.name,
        baseline=float(values.baseline.mean()),
        candidate=float(values.candidate.mean()),
        low=interval.low,
        high=interval.high,
        n=len(values.ids),
        p_value=exact_p_value(lost, gained) if is_binary else None,
    )


def _by_whole(metric: Metric, pairs: Sequence[Pair]) -> MetricDifference | None:
    before = value_of(metric, baseline_samples(pairs))
    after = value_of(metric, candidate_samples(pairs))
    if before is None or after is None:
        return None
    # A count is what happened, so its interval is the number itself.
    is_count = metric.unit is Unit.COUNT
    interval = Interval(after - before, after - before) if is_count else interval_of_difference(metric, pairs)
    return MetricDifference(metric.name, before, after, interval.low, interval.high, len(pairs))
