"""An answer in the queue, and how far its review has come."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Row

from evals.review.choosing import Reason
from server.answering.answer import Answer
from server.history.encoding import decode_answer


class ItemState(StrEnum):
    """How far an item has come."""

    WAITING = "waiting"
    """Not everybody it wants has reviewed it."""
    DISPUTED = "disputed"
    """The reviewers do not agree; a lead decides."""
    SETTLED = "settled"
    """Nobody has to look at it again."""


@dataclass(frozen=True, slots=True)
class RunAnswer:
    """An answer of a run, which the history does not hold."""

    run: str
    answer: Answer
    ticket_tool: str | None = None
    ticket_id: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One answer in the queue; `of_run` where it does not stand in the history."""

    id: int
    answer_id: str
    of_run: RunAnswer | None
    reason: Reason
    detail: str
    reviewers_wanted: int
    state: ItemState
    added_by: str
    added_at: datetime
    settled_at: datetime | None


def item_in(row: Row[tuple[object, ...]]) -> Item:
    """The item in a row of the table."""
    of_run = RunAnswer(row.run, decode_answer(row.body), row.ticket_tool, row.ticket_id) if row.body else None
    return Item(
        id=row.id,
        answer_id=row.answer_id,
        of_run=of_run,
        reason=Reason(row.reason),
        detail=row.detail,
        reviewers_wanted=row.reviewers_wanted,
        state=ItemState(row.state),
        added_by=row.added_by,
        added_at=row.added_at,
        settled_at=row.settled_at,
    )
