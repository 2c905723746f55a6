"""Agreement of two raters, or of more, on the same answers, each figure with an interval by resampling the answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.bootstrap import Interval, interval_of_statistic
from evals.calibration.alpha import Level, alpha, coincidences
from evals.calibration.kappa import kappa, linear, quadratic, raw_agreement, unweighted

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % interval; no interval where too few resamples have the figure at all."""

    value: float
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two raters agree on `n` answers. What is `None` is undefined: all ratings are the same.

    `table` counts the answers by the rating of the first (rows) and of the second (columns), in the order of `values`.
    """

    n: int
    values: tuple[float, ...]
    table: tuple[tuple[int, ...], ...]
    raw: Estimate | None = None
    kappa: Estimate | None = None
    linear: Estimate | None = None
    quadratic: Estimate | None = None
    alpha: Estimate | None = None


def agreement_of(first: Sequence[float], second: Sequence[float], values: Sequence[float], level: Level) -> Agreement:
    """The agreement of two raters who rated the same answers with some of these values, given in rising order."""
    ordered = tuple(values)
    each = _one_by_one(first, second, ordered)
    table = tuple(tuple(int(count) for count in row) for row in each.sum(axis=0))
    if not len(each):
        return Agreement(0, ordered, table)
    size = len(ordered)
    both = np.array([first, second], dtype=np.float64)
    return Agreement(
        n=len(each),
        values=ordered,
        table=table,
        raw=_estimate(each, raw_agreement),
        kappa=_estimate(each, lambda tables: kappa(tables, unweighted(size))),
        linear=_estimate(each, lambda tables: kappa(tables, linear(size))),
        quadratic=_estimate(each, lambda tables: kappa(tables, quadratic(size))),
        alpha=alpha_of(both, ordered, level),
    )


def alpha_of(ratings: Floats, values: Sequence[float], level: Level) -> Estimate | None:
    """Krippendorff's α of raters (rows) on answers (columns), NaN where one did not rate."""
    rated_twice = (~np.isnan(ratings)).sum(axis=0) > 1
    each = coincidences(ratings[:, rated_twice], values)
    return _estimate(each, lambda tables: alpha(tables, values, level))


def _one_by_one(first: Sequence[float], second: Sequence[float], values: Sequence[float]) -> Floats:
    """A table for every answer, with a single count."""
    allowed = np.asarray(values, dtype=np.float64)
    rows, columns = (np.asarray(rated, dtype=np.float64)[:, None] == allowed[None, :] for rated in (first, second))
    each: Floats = (rows[:, :, None] & columns[:, None, :]).astype(np.float64)
    return each


def _estimate(each: Floats, statistic: Callable[[Floats], Floats]) -> Estimate | None:
    """The statistic of all tables together, and of resamples of them."""
    n = len(each)
    if not n:
        return None
    value = float(statistic(each.sum(axis=0)))
    if np.isnan(value):
        return None

    def of_weights(weights: Floats) -> Floats:
        sums = (weights * n) @ each.reshape(n, -1)
        return statistic(sums.reshape(len(weights), *each.shape[1:]))

    return Estimate(value, interval_of_statistic(of_weights, n))
