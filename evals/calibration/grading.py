"""Turns what a judge measures, a share, into the grades that people give."""

from evals.calibration.alpha import Level
from evals.review.rubric import Scale

_PASSES = 0.5


def grade(value: float, scale: Scale) -> float:
    """The grade of a value in [0, 1]: a yes from 0.5, or one of five points, each for a fifth of the way to 1."""
    if scale is Scale.YES_NO:
        return float(value >= _PASSES)
    return 1.0 + min(4.0, float(int(value * 5 + 1e-9)))


def grades(scale: Scale) -> tuple[float, ...]:
    """Every grade, lowest first."""
    return tuple(sorted(scale.values))


def level_of(scale: Scale) -> Level:
    """What the differences between its grades mean."""
    return Level.NOMINAL if scale is Scale.YES_NO else Level.ORDINAL
