"""What is asked: the words, the conversation before them and the ticket beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """Who spoke in the conversation with the assistant."""

    USER = "user"
    AGENT = "agent"


class Speaker(StrEnum):
    """Who spoke in the ticket; a note is for colleagues only."""

    CUSTOMER = "customer"
    AGENT = "agent"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Turn:
    """One utterance of the conversation so far."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """One utterance in a ticket."""

    speaker: Speaker
    text: str
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Ticket:
    """What was read from the open page: data, never instructions."""

    tool: str
    id: str
    subject: str
    url: str | None = None
    messages: tuple[Message, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its surroundings. What may be seen to answer it is the scope's business, not the question's."""

    text: str
    history: tuple[Turn, ...] = ()
    ticket: Ticket | None = None
