"""Lessons and practice tickets."""

from typing import Self

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from server.answering.answer import LessonLink
from server.answering.question import Message
from server.api.requirement import Reader
from server.api.scope import scope_of
from server.api.state import TheClock, TheDeskside
from server.learning.practice import PracticeTicket

router = APIRouter(prefix="/v1", tags=["programme"])


class PracticeTicketJson(BaseModel):
    """A practice ticket as the panel reads tickets, with the skill it trains."""

    model_config = ConfigDict(frozen=True)

    tool: str
    id: str
    url: str | None
    subject: str
    messages: tuple[Message, ...]
    fields: dict[str, str]
    skill: str

    @classmethod
    def of(cls, practice: PracticeTicket) -> Self:
        """What is sent of it; what a good reply makes of it is not."""
        ticket = practice.as_ticket()
        return cls(
            tool=ticket.tool,
            id=ticket.id,
            url=ticket.url,
            subject=ticket.subject,
            messages=ticket.messages,
            fields=dict(ticket.fields),
            skill=practice.skill,
        )


class PracticeTicketList(BaseModel):
    """The practice tickets."""

    model_config = ConfigDict(frozen=True)

    items: list[PracticeTicketJson]


class LessonList(BaseModel):
    """The lessons somebody may see."""

    model_config = ConfigDict(frozen=True)

    items: list[LessonLink]


@router.get("/tickets")
def list_tickets(person: Reader, deskside: TheDeskside) -> PracticeTicketList:
    """The practice tickets, in their own order."""
    return PracticeTicketList(items=[PracticeTicketJson.of(ticket) for ticket in deskside.programme.tickets()])


@router.get("/tickets/{ticket_id}")
def read_ticket(ticket_id: str, person: Reader, deskside: TheDeskside) -> PracticeTicketJson:
    """One practice ticket."""
    return PracticeTicketJson.of(deskside.programme.ticket(ticket_id))


@router.get("/lessons")
def list_lessons(person: Reader, deskside: TheDeskside, clock: TheClock) -> LessonList:
    """The lessons that whoever asks may see, by title."""
    return LessonList(items=deskside.programme.lessons(scope_of(person, clock())))
