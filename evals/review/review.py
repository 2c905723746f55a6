"""What one person said of one answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, select

from evals.review.tables import reviews, scores


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody says of an answer by one revision of the rubric; a score of `None` says it does not apply."""

    rubric_revision: int
    scores: Mapping[str, float | None]
    comment: str = ""
    corrected_answer: str | None = None
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """A verdict as kept. An adjudication is a lead's; a review that is open again does not count until submitted."""

    id: int
    item_id: int
    answer_id: str
    reviewer_id: str
    is_adjudication: bool
    verdict: Verdict
    golden_set: str | None
    """Where the corrected answer became an example."""
    made_at: datetime
    is_open: bool

    @property
    def counts(self) -> bool:
        """Whether it is one of the reviews an item wants."""
        return not self.is_adjudication and not self.is_open


def read_reviews(connection: Connection, *conditions: ColumnElement[bool]) -> list[Review]:
    """The reviews that meet these conditions with their scores, oldest first."""
    chosen = select(reviews).where(*conditions)
    ids = select(reviews.c.id).where(*conditions)
    given: dict[int, dict[str, float | None]] = {}
    for row in connection.execute(select(scores).where(scores.c.review_id.in_(ids))):
        given.setdefault(row.review_id, {})[row.criterion] = row.value
    rows = connection.execute(chosen.order_by(reviews.c.made_at, reviews.c.id))
    return [_review(row, given.get(row.id, {})) for row in rows]


def by_item(all_reviews: Iterable[Review]) -> dict[int, list[Review]]:
    """The reviews under the item they are of."""
    grouped: dict[int, list[Review]] = {}
    for review in all_reviews:
        grouped.setdefault(review.item_id, []).append(review)
    return grouped


def counted(of_item: Sequence[Review]) -> list[Review]:
    """Those the item wanted."""
    return [review for review in of_item if review.counts]


def _review(row: Row[tuple[object, ...]], given: Mapping[str, float | None]) -> Review:
    return Review(
        id=row.id,
        item_id=row.item_id,
        answer_id=row.answer_id,
        reviewer_id=row.reviewer_id,
        is_adjudication=row.is_adjudication,
        verdict=Verdict(row.rubric_revision, given, row.comment, row.corrected_answer, row.seconds),
        golden_set=row.golden_set,
        made_at=row.made_at,
        is_open=row.is_open,
    )
