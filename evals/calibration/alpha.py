"""Krippendorff's α: how far any number of raters agree beyond chance, where not everybody rated everything.

α = 1 - D / E over the pairs of ratings of one unit. What a pair disagrees by is 0 or 1 (nominal), the square of how
many ratings lie between the two (ordinal), or the square of their difference (interval). Units with fewer than two
ratings say nothing and are left out. Where all ratings that remain are the same, α is undefined.
Source: Krippendorff, Computing Krippendorff's alpha-reliability, University of Pennsylvania, 2011; Content Analysis,
4th edition (2018), chapter 12.
"""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Level(StrEnum):
    """What the differences between ratings mean."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


def coincidences(ratings: Floats, values: Sequence[float]) -> Floats:
    """For each unit the pairs of its ratings, shape (units, values, values).

    `ratings` has a row for every rater and a column for every unit, NaN where a rating is missing; `values` are those
    that a rating may have, in their order.
    """
    counts = (ratings[:, :, None] == np.asarray(values)[None, None, :]).sum(axis=0).astype(np.float64)
    pairs = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(len(values))
    others = counts.sum(axis=1) - 1.0
    shares = np.divide(1.0, others, out=np.zeros_like(others), where=others > 0)
    found: Floats = pairs * shares[:, None, None]
    return found


def alpha(tables: Floats, values: Sequence[float], level: Level) -> Floats:
    """α of each table of coincidences, shape (…, values, values); NaN where it is undefined."""
    marginals = tables.sum(axis=-1)
    total = marginals.sum(axis=-1)
    differences = _differences(marginals, values, level)
    seen = (tables * differences).sum(axis=(-2, -1))
    expected = np.einsum("...i,...ij,...j->...", marginals, differences, marginals)
    found: Floats = 1.0 - np.divide(seen * (total - 1.0), expected, out=np.full_like(seen, np.nan), where=expected > 0)
    return found


def _differences(marginals: Floats, values: Sequence[float], level: Level) -> Floats:
    """What every pair of values disagrees by, for every table."""
    if level is Level.NOMINAL:
        return np.broadcast_to(1.0 - np.eye(len(values)), (*marginals.shape, len(values)))
    if level is Level.INTERVAL:
        places: Floats = np.broadcast_to(np.asarray(values, dtype=np.float64), marginals.shape)
    else:
        # Half of a value's own ratings lie below it: the ratings between two values are the distance of these places.
        places = marginals.cumsum(axis=-1) - marginals / 2.0
    differences: Floats = (places[..., :, None] - places[..., None, :]) ** 2
    return differences
