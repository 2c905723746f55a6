"""What somebody asked before, newest first."""

from datetime import datetime
from typing import Annotated, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from server.answering.answer import Outcome
from server.api.requirement import Asker
from server.api.state import TheDeskside
from server.history.reading import readable
from server.history.receipt import receipt_url
from server.history.record import AnswerRecord

router = APIRouter(prefix="/v1/answers", tags=["answers"])

Cursor = Annotated[str | None, Query(max_length=64, description="`next` of the page before")]
Limit = Annotated[int, Query(ge=1, le=100)]
TicketPart = Annotated[str | None, Query(max_length=200)]


class AnswerBrief(BaseModel):
    """One answer, as a list shows it."""

    model_config = ConfigDict(frozen=True)

    id: str
    question: str
    outcome: Outcome
    text: str
    confidence: float
    asked_at: datetime
    as_of: datetime
    tool: str | None
    ticket: str | None
    url: str
    """Where the whole of it and its receipt stand."""

    @classmethod
    def of(cls, record: AnswerRecord) -> Self:
        """What is sent of it."""
        answer = record.answer
        return cls(
            id=answer.id,
            question=answer.question,
            outcome=answer.outcome,
            text=answer.text,
            confidence=answer.confidence,
            asked_at=answer.asked_at,
            as_of=answer.as_of,
            tool=record.ticket_tool,
            ticket=record.ticket_id,
            url=receipt_url(answer.id),
        )


class AnswerPage(BaseModel):
    """Some of the answers; `next` is the cursor of the page after, where there is one."""

    model_config = ConfigDict(frozen=True)

    items: list[AnswerBrief]
    next: str | None


@router.get("")
def list_own_answers(
    person: Asker,
    deskside: TheDeskside,
    cursor: Cursor = None,
    limit: Limit = 50,
    tool: TicketPart = None,
    ticket: TicketPart = None,
) -> AnswerPage:
    """The answers that whoever asks was given, beside one ticket where it is named.

    One that rests on what they may not read any more is left out, so a page may be short and have another after it.
    """
    found = deskside.history.own(person.id, limit + 1, cursor, tool, ticket)
    shown = readable(found[:limit], deskside.index.catalog, person)
    return AnswerPage(
        items=[AnswerBrief.of(record) for record in shown],
        next=found[limit - 1].answer.id if len(found) > limit else None,
    )
