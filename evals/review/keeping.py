"""Writes reviews down, and with each where its item stands now; both in the transaction of whoever calls."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from evals.review.disputes import Revisions, disputed_criteria
from evals.review.item import ItemState
from evals.review.review import Review, Verdict, counted, read_reviews
from evals.review.tables import items, reviews, scores
from ingest.index.errors import NotFound
from server.errors import Conflict


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody's verdict on an item. `earlier` is their review that is open again, where there is one."""

    item_id: int
    person_id: str
    verdict: Verdict
    made_at: datetime
    is_adjudication: bool = False
    earlier: Review | None = None


def keep_review(connection: Connection, saying: Saying) -> int:
    """Write a review down; gives its id. Raises NotFound for the item, Conflict where it is there already."""
    answer_id = locked_item(connection, saying.item_id).answer_id
    verdict, earlier = saying.verdict, saying.earlier
    values = {
        "rubric_revision": verdict.rubric_revision,
        "comment": verdict.comment.strip(),
        "corrected_answer": (verdict.corrected_answer or "").strip() or None,
        "seconds": verdict.seconds + (earlier.verdict.seconds if earlier else 0),
        "made_at": saying.made_at,
        "is_open": False,
    }
    if earlier is None:
        who = {"item_id": saying.item_id, "reviewer_id": saying.person_id, "is_adjudication": saying.is_adjudication}
        review_id = _insert(connection, {"answer_id": answer_id, **who, **values})
    else:
        review_id = earlier.id
        connection.execute(update(reviews).where(reviews.c.id == review_id).values(values))
        connection.execute(delete(scores).where(scores.c.review_id == review_id))
    given = [{"review_id": review_id, "criterion": name, "value": value} for name, value in verdict.scores.items()]
    connection.execute(insert(scores), given)
    return review_id


def settle(connection: Connection, item_id: int, revisions: Revisions, now: datetime) -> None:
    """Write down where the item stands now."""
    of_item = read_reviews(connection, reviews.c.item_id == item_id)
    if len(counted(of_item)) < locked_item(connection, item_id).reviewers_wanted:
        state = ItemState.WAITING
    elif not any(review.is_adjudication for review in of_item) and disputed_criteria(of_item, revisions):
        state = ItemState.DISPUTED
    else:
        state = ItemState.SETTLED
    settled_at = now if state is ItemState.SETTLED else None
    connection.execute(update(items).where(items.c.id == item_id).values(state=state, settled_at=settled_at))


def locked_item(connection: Connection, item_id: int) -> Row[tuple[object, ...]]:
    """The item's row, which nobody else changes until the transaction ends. Raises NotFound."""
    row = connection.execute(select(items).where(items.c.id == item_id).with_for_update()).one_or_none()
    if row is None:
        raise NotFound(f"nothing in the queue has the number {item_id}")
    return row


def _insert(connection: Connection, values: dict[str, object]) -> int:
    try:
        review_id: int = connection.execute(insert(reviews).values(values).returning(reviews.c.id)).scalar_one()
    except IntegrityError as error:
        raise Conflict("your review of this answer was submitted already") from error
    return review_id
