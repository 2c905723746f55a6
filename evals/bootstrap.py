"""How far a score could move if other questions of the same kind had been asked: percentile bootstrap, seeded.

Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
_SEED = 20261122
_BOUNDS = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval."""

    low: float
    high: float


def interval_of_mean(values: NDArray[np.float64]) -> Interval:
    """The interval of the mean of at least one value."""
    weights = _weights(len(values), np.random.default_rng(_SEED))
    return _interval(weights @ values)


def interval_of_percentile(values: NDArray[np.float64], percent: float) -> Interval:
    """The interval of a percentile of at least one value."""
    places = np.random.default_rng(_SEED).integers(len(values), size=(RESAMPLES, len(values)))
    return _interval(np.percentile(values[places], percent, axis=1))


def interval_of_wins(wins: NDArray[np.float64]) -> Interval:
    """The interval of the mean of a table of pairs, where rows and columns are resampled each for themselves."""
    generator = np.random.default_rng(_SEED)
    rows = _weights(wins.shape[0], generator)
    columns = _weights(wins.shape[1], generator)
    return _interval(np.einsum("ij,ij->i", rows @ wins, columns))


def _weights(count: int, generator: np.random.Generator) -> NDArray[np.float64]:
    """For every resample, the share that each of `count` values has in it."""
    draws = generator.multinomial(count, np.full(count, 1.0 / count), size=RESAMPLES)
    shares: NDArray[np.float64] = draws / count
    return shares


def _interval(statistics: NDArray[np.float64]) -> Interval:
    low, high = np.percentile(statistics, _BOUNDS)
    return Interval(float(low), float(high))
