"""The port of a measure, and the commonest shape of one: the mean over the samples it applies to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from evals.bootstrap import interval_of_mean
from evals.sample import Sample


@dataclass(frozen=True, slots=True)
class Score:
    """A measured value with its 95 % interval, the samples it rests on, and those the metric does not apply to."""

    value: float
    low: float
    high: float
    n: int
    not_scored: int


class Metric(Protocol):
    """A measure of a run. A sample that the subject failed counts as badly as it can; it is never left out."""

    @property
    def name(self) -> str:
        """The name in reports and JSON."""
        ...

    def measure(self, samples: Sequence[Sample]) -> Score | None:
        """The score of these samples, whatever their order; `None` where the metric applies to none of them."""
        ...


@dataclass(frozen=True, slots=True)
class MeanMetric:
    """The mean of `value_of` over the samples for which it is not `None`."""

    name: str
    value_of: Callable[[Sample], float | None]

    def measure(self, samples: Sequence[Sample]) -> Score | None:
        # Sorted, so that the interval, too, does not depend on the order of the samples.
        values = np.array(sorted(value for value in map(self.value_of, samples) if value is not None), dtype=np.float64)
        if not values.size:
            return None
        interval = interval_of_mean(values)
        return Score(float(values.mean()), interval.low, interval.high, len(values), len(samples) - len(values))
