"""Tickets labelled with the needs and dates in them, from a file with one ticket a line."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.errors import GoldenSetError
from evals.example import ORDINARY_AGENT
from evals.golden_line import problem_in
from ingest.index.scope import Scope
from server.answering.question import Ticket
from server.suggestions.dated_event import EventKind


@dataclass(frozen=True, slots=True)
class LabelledNeed:
    """A need of a ticket: words of the ticket of which one is enough to recognise it, and documents that answer it."""

    quotes: tuple[str, ...]
    documents: frozenset[Path]
    is_optional: bool
    """Whether it may be left out: suggesting it is no mistake."""


@dataclass(frozen=True, slots=True)
class LabelledDay:
    """A day that the ticket names, and what it is the day of."""

    date: date
    kind: EventKind


@dataclass(frozen=True, slots=True)
class LabelledTicket:
    """A ticket with what a good colleague would look up for it."""

    id: str
    ticket: Ticket
    scope: Scope
    needs: tuple[LabelledNeed, ...]
    days: frozenset[LabelledDay]


class NeedLine(BaseModel):
    """A need as it is written; documents are relative to the folder of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    quotes: tuple[str, ...]
    documents: tuple[str, ...] = ()
    is_optional: bool = False


class DayLine(BaseModel):
    """A day as it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: date
    kind: EventKind


class TicketLine(BaseModel):
    """One line of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    ticket: Ticket
    as_of: date
    audience: frozenset[str] = ORDINARY_AGENT
    needs: tuple[NeedLine, ...]
    dates: tuple[DayLine, ...] = ()


def load_tickets(path: Path) -> tuple[LabelledTicket, ...]:
    """The tickets of a file. Raises GoldenSetError, naming the line, also where a need quotes what nobody said."""
    tickets = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            place = f"{path}, line {number}"
            try:
                read = TicketLine.model_validate_json(line)
            except ValidationError as error:
                raise GoldenSetError(f"{place}: {problem_in(error)}. Correct the line.") from error
            _require_quotes(read, place)
            tickets.append(_labelled(read, path.resolve().parent))
    if not tickets:
        raise GoldenSetError(f"{path} holds no tickets. Write one JSON object a line.")
    return tuple(tickets)


def _require_quotes(line: TicketLine, place: str) -> None:
    said = "\n".join([line.ticket.subject, *(message.text for message in line.ticket.messages)])
    for quote in (quote for need in line.needs for quote in need.quotes):
        if quote not in said:
            raise GoldenSetError(f"{place}: {quote!r} is not in the ticket. Quote its very words.")


def _labelled(line: TicketLine, folder: Path) -> LabelledTicket:
    return LabelledTicket(
        id=line.id,
        ticket=line.ticket,
        scope=Scope(line.audience, datetime.combine(line.as_of, time(12, tzinfo=UTC))),
        needs=tuple(
            LabelledNeed(need.quotes, frozenset((folder / one).resolve() for one in need.documents), need.is_optional)
            for need in line.needs
        ),
        days=frozenset(LabelledDay(day.date, day.kind) for day in line.dates),
    )
