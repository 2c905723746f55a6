"""How far a judge agrees with itself when it is asked the same again."""

from collections.abc import Callable, Iterable, Sequence
from statistics import fmean, stdev


def spread_within(repeated: Iterable[Sequence[float]]) -> float | None:
    """The standard deviation (of a sample) between the repeats of one answer, on average over the answers.

    `None` where no answer was scored twice.
    """
    deviations = [stdev(values) for values in repeated if len(values) > 1]
    return fmean(deviations) if deviations else None


def flip_rate(repeated: Iterable[Sequence[float]], grade: Callable[[float], float]) -> float | None:
    """The share of the answers whose repeats do not all get the same grade; `None` where no answer was scored twice."""
    flips = [len(set(map(grade, values))) > 1 for values in repeated if len(values) > 1]
    return fmean(flips) if flips else None


def passes(value: float) -> float:
    """The grade of a judgement where no rubric says more: good enough, or not."""
    return float(value >= 0.5)
