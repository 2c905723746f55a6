"""What a question looks like over HTTP."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.config import JsonDict

from ingest.index.scope import Scope
from server.answering.question import Question, Ticket, Turn
from server.api.moment import MomentAsked
from server.api.scope import scope_of
from server.identity.person import Person

Words = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]

EXAMPLE: JsonDict = {
    "question": "Can she return a Pylon 22 that was opened but not installed?",
    "history": [{"role": "user", "text": "What is the return window in the UK?"}],
    "ticket": {
        "tool": "zendesk",
        "id": "4101",
        "url": "https://lumenfold.example/tickets/4101",
        "subject": "want to send the charger back",
        "messages": [{"speaker": "customer", "text": "I opened the box.", "at": "2026-11-17T08:41:00Z"}],
        "fields": {"region": "uk"},
    },
    "as_of": "2026-11-22",
    "tags": {"region": ["uk"]},
    "audience": None,
}


class Asking(BaseModel):
    """A question, with what stands around it and what may be seen to answer it."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    question: Words
    history: tuple[Turn, ...] = Field((), max_length=100)
    ticket: Ticket | None = None
    as_of: MomentAsked | None = None
    """A date (noon UTC is meant) or a time; now where it is left out."""
    tags: dict[Name, list[Name]] | None = None
    audience: list[Name] | None = None
    """Narrows what may be seen to these of the asker's groups; who administers may name any."""

    def to_question(self) -> Question:
        """The question as the inside knows it."""
        return Question(self.question, self.history, self.ticket)

    def to_scope(self, person: Person, now: datetime) -> Scope:
        """What this person may see for it."""
        return scope_of(person, now, self.as_of, self.audience, self.tags)


class Searching(Asking):
    """A question whose passages are wanted, not its answer."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE | {"k": 10}]})

    k: int = Field(10, ge=1, le=50)
