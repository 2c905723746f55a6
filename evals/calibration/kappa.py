"""Cohen's κ: how far two raters agree beyond what chance gives them.

κ = 1 - D / E, where D is the disagreement that is seen and E the one expected if both kept their habits but rated at
random. A pair of ratings i, j disagrees by 0 or 1 (unweighted), by |i - j| (linear) or by (i - j)² (quadratic), counted
in steps of the scale. Where both raters only ever used one and the same rating, E is 0 and κ is undefined: agreement
cannot be told from habit.
Sources: Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20(1), 1960;
Cohen, Weighted kappa, Psychological Bulletin 70(4), 1968.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def unweighted(size: int) -> Floats:
    """Every disagreement counts the same."""
    return 1.0 - np.eye(size)


def linear(size: int) -> Floats:
    """A disagreement counts by its steps."""
    steps = np.arange(size, dtype=np.float64)
    weights: Floats = np.abs(steps[:, None] - steps[None, :])
    return weights


def quadratic(size: int) -> Floats:
    """A disagreement counts by the square of its steps."""
    weights: Floats = linear(size) ** 2
    return weights


def kappa(tables: Floats, weights: Floats) -> Floats:
    """κ of each table of counts, shape (…, first rater, second rater); NaN where it is undefined."""
    seen = (tables * weights).sum(axis=(-2, -1))
    first, second = tables.sum(axis=-1), tables.sum(axis=-2)
    expected = np.einsum("...i,ij,...j->...", first, weights, second)
    total = tables.sum(axis=(-2, -1))
    found: Floats = 1.0 - np.divide(seen * total, expected, out=np.full_like(seen, np.nan), where=expected > 0)
    return found


def raw_agreement(tables: Floats) -> Floats:
    """The share on the diagonal of each table; NaN for an empty one."""
    total = tables.sum(axis=(-2, -1))
    same = np.einsum("...ii->...", tables)
    found: Floats = np.divide(same, total, out=np.full_like(total, np.nan), where=total > 0)
    return found
