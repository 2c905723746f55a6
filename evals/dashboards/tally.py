"""What a group of answers comes to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.dashboards.columns import OUTCOMES, Columns, Floats, Integers, Mask
from evals.dashboards.share import Share
from server.answering.answer import Outcome

_FOUND = [OUTCOMES.index(outcome) for outcome in (Outcome.ANSWERED, Outcome.PARTLY_ANSWERED)]
_MISSING = OUTCOMES.index(Outcome.NOT_IN_DOCUMENTS)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts and sums over some answers; they add up."""

    answers: int = 0
    found: int = 0
    not_in_documents: int = 0
    useful: int = 0
    not_useful: int = 0
    reviewed: int = 0
    review_total: float = 0.0
    confidence_total: float = 0.0
    latency_total_ms: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def answered_share(self) -> Share:
        """How many the documents answered, wholly or in part."""
        return Share(self.found, self.answers)

    @property
    def missing_share(self) -> Share:
        """How many were not in the documents."""
        return Share(self.not_in_documents, self.answers)

    @property
    def useful_share(self) -> Share:
        """Of those who said something, how many found it useful."""
        return Share(self.useful, self.useful + self.not_useful)

    @property
    def review_score(self) -> float | None:
        """The mean over the answers reviewed, in [0, 1]."""
        return self.review_total / self.reviewed if self.reviewed else None

    @property
    def confidence(self) -> float | None:
        """The mean."""
        return self.confidence_total / self.answers if self.answers else None

    @property
    def latency_ms(self) -> float | None:
        """The mean."""
        return self.latency_total_ms / self.answers if self.answers else None


def is_found(columns: Columns) -> Mask:
    """Which answers the documents gave, wholly or in part."""
    return np.isin(columns.outcome, _FOUND)


def tally(columns: Columns, mask: Mask) -> Tally:
    """What these answers come to together."""
    return tally_by(columns, mask, np.zeros(len(mask), dtype=np.int64), 1)[0]


def tally_by(columns: Columns, mask: Mask, group: Integers, groups: int) -> Sequence[Tally]:
    """What these answers come to in each group; `group` says in which each stands."""
    return tally_at(columns, np.flatnonzero(mask), group[mask], groups)


def tally_at(columns: Columns, places: Integers, group: Integers, groups: int) -> Sequence[Tally]:
    """The same for the answers at these places, of which one may stand in several groups."""
    verdicts = columns.verdicts

    def count(of: Mask) -> list[int]:
        return [int(number) for number in np.bincount(group[of[places]], minlength=groups)]

    def total(of: Integers | Floats) -> list[float]:
        return [float(number) for number in np.bincount(group, weights=of[places], minlength=groups)]

    everything = np.ones(len(columns.row), dtype=bool)
    counts = (count(everything), count(is_found(columns)), count(columns.outcome == _MISSING))
    said = (_whole(total(verdicts.useful)), _whole(total(verdicts.not_useful)))
    reviewed = (count(verdicts.reviews > 0), total(verdicts.review_score))
    rest = (total(columns.confidence), _whole(total(columns.latency_ms)))
    return [Tally(*values) for values in zip(*counts, *said, *reviewed, *rest, strict=True)]


def _whole(numbers: Sequence[float]) -> list[int]:
    return [round(number) for number in numbers]
