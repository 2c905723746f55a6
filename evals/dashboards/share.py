"""A share with what it rests on, and whether two shares differ."""

from dataclasses import dataclass
from math import sqrt

FEWEST = 5
"""Below this a percentage would say more than is known: only the counts are shown."""
_Z = 1.959963984540054
"""The 97.5 % point of the normal distribution: intervals hold 95 %."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true value lies, with 95 % confidence."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    n: int

    @property
    def value(self) -> float | None:
        """The share; `None` of nothing."""
        return self.count / self.n if self.n else None

    @property
    def is_small(self) -> bool:
        """Whether there are too few to speak of a percentage."""
        return self.n < FEWEST

    @property
    def shown(self) -> float | None:
        """The share where there are enough to show one."""
        return None if self.is_small else self.value

    @property
    def interval(self) -> Interval:
        """The 95 % interval."""
        return wilson(self.count, self.n)


def wilson(count: float, n: float) -> Interval:
    """The 95 % interval of Wilson (1927), which holds for few and for extreme shares; all of [0, 1] for nothing."""
    if not n:
        return Interval(0.0, 1.0)
    share, square = min(max(count / n, 0.0), 1.0), _Z * _Z
    centre = share + square / (2 * n)
    spread = _Z * sqrt(share * (1 - share) / n + square / (4 * n * n))
    width = 1 + square / n
    low = (centre - spread) / width if share > 0 else 0.0
    high = (centre + spread) / width if share < 1 else 1.0
    return Interval(max(0.0, low), min(1.0, high))


@dataclass(frozen=True, slots=True)
class Change:
    """How a share moved from the period before to this one; `None` where either has too few."""

    value: float | None
    low: float | None
    high: float | None

    @property
    def is_fall(self) -> bool:
        """Whether it fell, and not only by chance."""
        return self.high is not None and self.high < 0

    @property
    def is_rise(self) -> bool:
        """Whether it rose, and not only by chance."""
        return self.low is not None and self.low > 0


def change(now: Share, before: Share) -> Change:
    """The difference of two independent shares with the interval of Newcombe (1998, method 10)."""
    if now.shown is None or before.shown is None:
        return Change(None, None, None)
    difference = now.shown - before.shown
    one, other = now.interval, before.interval
    below = sqrt((now.shown - one.low) ** 2 + (other.high - before.shown) ** 2)
    above = sqrt((one.high - now.shown) ** 2 + (before.shown - other.low) ** 2)
    return Change(difference, difference - below, difference + above)
