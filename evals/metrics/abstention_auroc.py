"""abstention_auroc: the probability that an answerable question gets more confidence than an unanswerable one.

Ties count half. A failed answerable question has no confidence at all, a failed unanswerable one has full confidence.
Source: Mann and Whitney, On a test of whether one of two random variables is stochastically larger than the other,
Annals of Mathematical Statistics 18(1), 1947; Hanley and McNeil, The meaning and use of the area under a receiver
operating characteristic curve, Radiology 143(1), 1982.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from evals.bootstrap import interval_of_wins
from evals.metric import Score
from evals.sample import Sample

NAME = "abstention_auroc"


def measure_abstention(answerable: Sequence[Sample], unanswerable: Sequence[Sample]) -> Score | None:
    """How well confidence separates the two; `None` where one of them is empty."""
    if not answerable or not unanswerable:
        return None
    wins = _wins(_confidences(answerable, missing=0.0), _confidences(unanswerable, missing=1.0))
    interval = interval_of_wins(wins)
    return Score(float(wins.mean()), interval.low, interval.high, len(answerable) + len(unanswerable), 0)


def _confidences(samples: Sequence[Sample], missing: float) -> NDArray[np.float64]:
    found = (sample.confidence for sample in samples)
    return np.array(sorted(missing if value is None else value for value in found), dtype=np.float64)


def _wins(answerable: NDArray[np.float64], unanswerable: NDArray[np.float64]) -> NDArray[np.float64]:
    difference = answerable[:, None] - unanswerable[None, :]
    return (np.sign(difference) + 1) / 2
