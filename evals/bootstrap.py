"""How far a score could move if other questions of the same kind had been asked: percentile bootstrap, seeded.

What is resampled is examples: the repeats of one example stay together. Tables have a row for every example and a
column for every repeat, NaN where a value is missing.
Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapters 10 and 13.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
_SEED = 20261122
_BOUNDS = (2.5, 97.5)
_REMEMBERED = 4
"""How many sets of weights are kept, because neighbouring metrics rest on the same number of examples."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval."""

    low: float
    high: float


def interval_of_mean(values: Floats) -> Interval:
    """The interval of the mean of at least one value; of a table, that of the mean over its columns' means."""
    weights = _shares(len(values))
    table = values.reshape(len(values), -1)
    if not np.isnan(table).any():
        return _interval(weights @ table.mean(axis=1))
    means = _ratio(weights @ np.nan_to_num(table), weights @ _presence(table))
    return _interval(mean_over_repeats(means.T))


def interval_of_percentile(values: Floats, percent: float) -> Interval:
    """The interval of a percentile of at least one value; of a table, that of the mean over its columns."""
    places = np.random.default_rng(_SEED).integers(len(values), size=(RESAMPLES, len(values)))
    columns = values.reshape(len(values), -1).T
    return _interval(mean_over_repeats(np.array([_percentiles(column[places], percent) for column in columns])))


def interval_of_wins(wins: Floats) -> Interval:
    """The interval of the mean of a table of pairs, where rows and columns are resampled each for themselves.

    Several such tables of the same pairs, one a repeat, count as the mean over them.
    """
    tables = wins.reshape(-1, *wins.shape[-2:])
    generator = np.random.default_rng(_SEED)
    rows = _weights(tables.shape[1], generator)
    columns = _weights(tables.shape[2], generator)
    if not np.isnan(tables).any():
        return _interval(_paired(rows, tables.mean(axis=0), columns))
    means = [
        _ratio(_paired(rows, np.nan_to_num(table), columns), _paired(rows, _presence(table), columns))
        for table in tables
    ]
    return _interval(mean_over_repeats(np.array(means)))


def interval_without_bias(value: float, statistic: Callable[[Floats], Floats], examples: int) -> Interval:
    """The interval of a statistic that resampling alone makes larger, as it does every sum of absolute differences.

    `statistic` has a value for every row of weights. By how much their mean exceeds `value` is taken off.
    """
    found = statistic(_shares(examples))
    interval = _interval(found - (np.nanmean(found) - value))
    return Interval(max(interval.low, 0.0), interval.high)


def interval_of_statistic(statistic: Callable[[Floats], Floats], examples: int) -> Interval | None:
    """The interval of a statistic that has a value for every row of weights, NaN where it has none.

    Resamples in which it has none are left out; `None` where that leaves fewer than half of them.
    """
    found = statistic(_shares(examples))
    known = found[~np.isnan(found)]
    return _interval(known) if 2 * known.size >= found.size else None


@lru_cache(maxsize=_REMEMBERED)
def _shares(count: int) -> Floats:
    return _weights(count, np.random.default_rng(_SEED))


def _weights(count: int, generator: np.random.Generator) -> Floats:
    """For every resample, the share that each of `count` values has in it."""
    draws = generator.multinomial(count, np.full(count, 1.0 / count), size=RESAMPLES)
    shares: Floats = draws / count
    return shares


def _percentiles(drawn: Floats, percent: float) -> Floats:
    """The percentile of every row, NaN aside."""
    if not np.isnan(drawn).any():
        found: Floats = np.percentile(drawn, percent, axis=1)
        return found
    return np.array(
        [np.percentile(row[~np.isnan(row)], percent) if not np.isnan(row).all() else np.nan for row in drawn]
    )


def mean_over_repeats(values: Floats) -> Floats:
    """The mean of every column over the rows, one a repeat, in which it is a number; NaN where it is in none."""
    return _ratio(np.nan_to_num(values).sum(axis=0), _presence(values).sum(axis=0))


def _ratio(sums: Floats, counts: Floats) -> Floats:
    """One by the other, NaN where nothing was counted: a resample may hold none of the examples a repeat has."""
    ratios: Floats = np.divide(sums, counts, out=np.full_like(sums, np.nan), where=counts > 0)
    return ratios


def _presence(values: Floats) -> Floats:
    return (~np.isnan(values)).astype(np.float64)


def _paired(rows: Floats, table: Floats, columns: Floats) -> Floats:
    means: Floats = np.einsum("ij,ij->i", rows @ table, columns)
    return means


def _interval(statistics: Floats) -> Interval:
    low, high = np.nanpercentile(statistics, _BOUNDS)
    return Interval(float(low), float(high))
