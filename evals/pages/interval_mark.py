"""Where a difference and its interval stand on a small line around zero."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from evals.comparing.comparison import MetricDifference

WIDTH = 160
_REACH = 74.0


@dataclass(frozen=True, slots=True)
class IntervalMark:
    """Places from the left, in the units of a drawing `WIDTH` wide with zero in its middle."""

    low: float
    high: float
    value: float


def interval_marks(differences: Iterable[MetricDifference]) -> dict[str, IntervalMark]:
    """A mark by name for each difference, all on one scale, so that they can be compared by eye."""
    known = [one for one in differences if all(map(isfinite, (one.low, one.high, one.difference)))]
    widest = max((max(abs(one.low), abs(one.high), abs(one.difference)) for one in known), default=0.0)
    return {one.name: IntervalMark(*(_place(value, widest) for value in _ends(one))) for one in known}


def _ends(one: MetricDifference) -> tuple[float, ...]:
    return one.low, one.high, one.difference


def _place(value: float, widest: float) -> float:
    share = value / widest if widest else 0.0
    return round(WIDTH / 2 + share * _REACH, 1)
