"""Tickets in which every stretch that is personal is marked, ⟦KIND|like this⟧, from a file of such tickets."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from ingest.index.sentences import Span
from server.answering.question import Message, Question, Role, Speaker, Ticket, Turn

SHIPPED = Path(__file__).parent / "marked_tickets.yaml"
_MARK = re.compile(r"⟦([A-Z]+)\|(.*?)⟧", re.DOTALL)
_NOTHING_ASKED = "What now?"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One marked stretch of a text."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class MarkedTicket:
    """A question with its ticket, the marks taken off, and what was marked in each of its texts."""

    question: Question
    marked: Mapping[str, frozenset[Stretch]]


class TicketEntry(BaseModel):
    """A ticket as it is written, marks and all."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    question: str = _NOTHING_ASKED
    history: tuple[str, ...] = ()
    subject: str = ""
    fields: Mapping[str, str] = Field(default_factory=dict)
    says: str | None = None
    agent: str | None = None
    note: str | None = None


_ENTRIES = TypeAdapter(tuple[TicketEntry, ...])


def load_marked_tickets(path: Path = SHIPPED) -> tuple[MarkedTicket, ...]:
    """The tickets of a file, in its order."""
    return tuple(map(_without_marks, _ENTRIES.validate_python(yaml.safe_load(path.read_text("utf-8")))))


def _without_marks(entry: TicketEntry) -> MarkedTicket:
    said = {Speaker.CUSTOMER: entry.says, Speaker.AGENT: entry.agent, Speaker.NOTE: entry.note}
    messages = tuple(Message(speaker, _plain(text)) for speaker, text in said.items() if text is not None)
    fields = {name: _plain(value) for name, value in entry.fields.items()}
    ticket = Ticket("trial", "1", _plain(entry.subject), messages=messages, fields=fields)
    history = tuple(Turn(Role.USER, _plain(turn)) for turn in entry.history)
    written = (entry.question, *entry.history, entry.subject, *entry.fields.values(), *filter(None, said.values()))
    marked = {_plain(text): frozenset(_stretches(text)) for text in written}
    return MarkedTicket(Question(_plain(entry.question), history, ticket), marked)


def _plain(text: str) -> str:
    return _MARK.sub(lambda mark: mark[2], text)


def _stretches(text: str) -> Iterator[Stretch]:
    removed = 0
    for mark in _MARK.finditer(text):
        start = mark.start() - removed
        yield Stretch(mark[1], Span(start, start + len(mark[2])))
        removed += len(mark[0]) - len(mark[2])
