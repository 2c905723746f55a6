"""How two rankings become one."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def standardize(scores: Scores) -> Scores:
    """Scores as standard deviations from their mean, so that cosines and BM25 can be added (z-score fusion)."""
    spread = float(scores.std())
    result: Scores = (scores - scores.mean()) / (spread if spread > 1e-9 else 1.0)
    return result


def fuse(dense: Scores, lexical: Scores, dense_weight: float) -> Scores:
    """The convex combination of two standardized score lists over the same candidates."""
    result: Scores = dense_weight * standardize(dense) + (1 - dense_weight) * standardize(lexical)
    return result
