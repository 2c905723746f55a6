"""How often the documents answer where the subject is so and so sure of it: what a reliability diagram shows.

DeGroot and Fienberg, The comparison and evaluation of forecasters, The Statistician 32, 1983.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.confidence import confidence_of
from evals.metric import Score
from evals.metrics.calibration_error import BINS, EDGES
from evals.review.pair_result import wilson
from evals.sample import Sample


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """The samples whose confidence lies between two edges."""

    low: float
    high: float
    confidence: float
    """The mean of what was stated."""
    answerable: Score
    """The share that the documents answer, with the 95 % interval of Wilson."""

    @property
    def is_off(self) -> bool:
        """Whether what was stated lies outside the interval of what came."""
        return not self.answerable.low <= self.confidence <= self.answerable.high


def reliability(samples: Sequence[Sample]) -> tuple[ReliabilityBin, ...]:
    """The bins of `calibration_error` that hold samples, the least sure first."""
    scored = [
        (stated, sample.example.answerable) for sample in samples if (stated := confidence_of(sample)) is not None
    ]
    places = np.searchsorted(EDGES, [stated for stated, _ in scored])
    bins: dict[int, list[tuple[float, bool]]] = {}
    for place, one in zip(places.tolist(), scored, strict=True):
        bins.setdefault(place, []).append(one)
    return tuple(_bin(place, bins[place]) for place in sorted(bins))


def _bin(place: int, held: Sequence[tuple[float, bool]]) -> ReliabilityBin:
    answerable = sum(is_answerable for _, is_answerable in held)
    interval = wilson(answerable, len(held))
    return ReliabilityBin(
        low=place / BINS,
        high=(place + 1) / BINS,
        confidence=float(np.mean([stated for stated, _ in held])),
        answerable=Score(answerable / len(held), interval.low, interval.high, len(held), 0),
    )
