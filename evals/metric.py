"""The port of a measure, and the commonest shape of one: the mean over the samples it applies to."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from evals.bootstrap import Interval, interval_of_mean
from evals.repeats import means_by_repeat, tabulate
from evals.sample import Sample

_ROUNDING = 1e-9


class Unit(StrEnum):
    """What a value is counted in."""

    SHARE = "share"
    POINTS = "points"
    MILLISECONDS = "ms"
    COUNT = "count"
    TOKENS = "tokens"
    MONEY = "money"

    def holds(self, value: float) -> bool:
        """Whether a value is possible: a share from 0 to 1, any number of points, of all else nothing below 0."""
        highest = 1 + _ROUNDING if self is Unit.SHARE else math.inf
        lowest = -math.inf if self is Unit.POINTS else -_ROUNDING
        return math.isfinite(value) and lowest <= value <= highest

    def show(self, value: float) -> str:
        """A value as people read it, without the unit."""
        if self is Unit.MILLISECONDS:
            return f"{value:.1f}"
        if self is Unit.MONEY:
            return f"{value:.4f}"
        return f"{value:.3f}" if self in {Unit.SHARE, Unit.POINTS} else f"{round(value, 1):,g}"


@dataclass(frozen=True, slots=True)
class Score:
    """A measured value with its 95 % interval, the examples it rests on, and those the metric does not apply to.

    Of several repeats, the value is the mean over repeats, and `spread` their standard deviation (that of a sample:
    divided by one less than their number). An example counts once, however often it was repeated, and it is scored
    where one of its repeats is.
    """

    value: float
    low: float
    high: float
    n: int
    not_scored: int
    spread: float | None = None

    @classmethod
    def over(cls, repeats: NDArray[np.float64], interval: Interval, n: int, not_scored: int) -> "Score":
        """The score of a metric that had these values, one a repeat."""
        spread = float(repeats.std(ddof=1)) if repeats.size > 1 else None
        return cls(float(repeats.mean()), interval.low, interval.high, n, not_scored, spread)


class Metric(Protocol):
    """A measure of a run, and what people must know to read it.

    A sample that the subject failed counts as badly as it can; it is never left out. A value that is not a number, or
    that cannot be, is not scored; it never counts as zero.
    """

    @property
    def name(self) -> str:
        """The name in reports and JSON."""
        ...

    @property
    def definition(self) -> str:
        """What is counted, over which examples, and what becomes of abstentions; whole sentences."""
        ...

    @property
    def source(self) -> str:
        """Where the definition comes from."""
        ...

    @property
    def is_higher_better(self) -> bool:
        """Whether a higher value is a better one."""
        ...

    @property
    def unit(self) -> Unit:
        """What the value is counted in."""
        ...

    def measure(self, samples: Sequence[Sample]) -> Score | None:
        """The score of these samples, whatever their order; `None` where the metric applies to none of them."""
        ...


@runtime_checkable
class SampleMetric(Metric, Protocol):
    """A metric that is the mean of what each sample has for itself, so that two runs can be compared in pairs."""

    def value_of(self, sample: Sample) -> float | None:
        """The value of one sample, possible in the metric's unit; `None` where it is not scored."""
        ...


@dataclass(frozen=True, slots=True)
class MeanMetric:
    """The mean of `raw_value_of` over the samples for which it is a possible value."""

    name: str
    raw_value_of: Callable[[Sample], float | None]
    definition: str
    source: str
    is_higher_better: bool = True
    unit: Unit = Unit.SHARE

    def value_of(self, sample: Sample) -> float | None:
        """What was found, `None` where that is no value of this unit."""
        found = self.raw_value_of(sample)
        return found if found is not None and self.unit.holds(found) else None

    def measure(self, samples: Sequence[Sample]) -> Score | None:
        """The mean over the examples, in every repeat."""
        table = tabulate(samples, self.value_of)
        if not table.scored.size:
            return None
        return Score.over(
            means_by_repeat(table.scored), interval_of_mean(table.scored), len(table.scored), table.not_scored
        )
