"""What the reviews of each answer come to."""

import zlib
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Engine, func, select

from evals.review.reviews import Reviews
from evals.review.tables import reviews

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Mark:
    """How many reviews an answer has, and how good people find it, in [0, 1]."""

    reviews: int
    score: float


class ReviewMarks:
    """Reads reviews for the figures; one that is open again counts nowhere."""

    def __init__(self, engine: Engine, kept: Reviews) -> None:
        self._engine = engine
        self._kept = kept

    def point(self) -> int:
        """A number that moves whenever a review is made, changed, opened again or taken back."""
        statement = select(func.count(), func.max(reviews.c.made_at), func.sum(reviews.c.is_open)).select_from(reviews)
        with self._engine.connect() as connection:
            count, latest, is_open = connection.execute(statement).one()
        return zlib.crc32(f"{count} {latest} {is_open}".encode()) if count else 0

    def of(self, answer_ids: Collection[str]) -> dict[str, Mark]:
        """The marks of those of these answers that are reviewed."""
        wanted = sorted(answer_ids)
        found: dict[str, Mark] = {}
        for start in range(0, len(wanted), _BATCH):
            found |= self._marks(wanted[start : start + _BATCH])
        return found

    def all(self) -> dict[str, Mark]:
        """The marks of every reviewed answer."""
        with self._engine.connect() as connection:
            ids = set(connection.execute(select(reviews.c.answer_id)).scalars())
        return self.of(ids)

    def _marks(self, answer_ids: Collection[str]) -> dict[str, Mark]:
        counts = (
            select(reviews.c.answer_id, func.count())
            .where(reviews.c.answer_id.in_(answer_ids), reviews.c.is_open.is_(False))
            .group_by(reviews.c.answer_id)
        )
        with self._engine.connect() as connection:
            by_answer: dict[str, int] = dict(connection.execute(counts).all())
        scores = self._kept.overalls(list(by_answer)) if by_answer else {}
        return {answer_id: Mark(by_answer[answer_id], score) for answer_id, score in scores.items()}
