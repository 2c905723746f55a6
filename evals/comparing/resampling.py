"""The paired bootstrap of measures that are no mean over examples: AUROC, percentiles, calibration error.

Examples are drawn anew, each with its samples of both runs, and the whole measure is taken of either side. Source:
Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 8; for pairs, Koehn, Statistical significance
tests for machine translation evaluation, EMNLP 2004.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol, runtime_checkable

import numpy as np

from evals.bootstrap import Interval
from evals.comparing.pairing import Pair
from evals.metric import Metric
from evals.sample import Sample

_RESAMPLES = 200
_RESAMPLES_OF_SLOW = 100
_SEED = 20261122
_BOUNDS = (2.5, 97.5)


@runtime_checkable
class QuickMetric(Protocol):
    """A measure that gives its value without an interval, which would be a bootstrap of its own."""

    def value(self, samples: Sequence[Sample]) -> float | None:
        """The value of these samples; `None` where the measure applies to none of them."""
        ...


def value_of(metric: Metric, samples: Sequence[Sample]) -> float | None:
    """The measure of these samples, without its interval."""
    if isinstance(metric, QuickMetric):
        return metric.value(samples)
    score = metric.measure(samples)
    return None if score is None else score.value


def interval_of_difference(metric: Metric, pairs: Sequence[Pair]) -> Interval:
    """How far the difference of the whole measure could move if other examples of the same kind had been asked."""
    count = _RESAMPLES if isinstance(metric, QuickMetric) else _RESAMPLES_OF_SLOW
    in_order = sorted(pairs, key=lambda pair: pair.example.id)
    draws = np.random.default_rng(_SEED).integers(len(pairs), size=(count, len(pairs)))
    differences = (_difference(metric, [in_order[place] for place in draw]) for draw in draws.tolist())
    known = [difference for difference in differences if difference is not None]
    if not known:
        return Interval(float("-inf"), float("inf"))
    low, high = np.percentile(known, _BOUNDS)
    return Interval(float(low), float(high))


def baseline_samples(pairs: Iterable[Pair]) -> list[Sample]:
    """Every sample of the baseline."""
    return [sample for pair in pairs for sample in pair.baseline]


def candidate_samples(pairs: Iterable[Pair]) -> list[Sample]:
    """Every sample of the candidate."""
    return [sample for pair in pairs for sample in pair.candidate]


def _difference(metric: Metric, pairs: Sequence[Pair]) -> float | None:
    before = value_of(metric, baseline_samples(pairs))
    after = value_of(metric, candidate_samples(pairs))
    return None if before is None or after is None else after - before
