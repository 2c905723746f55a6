"""The edge of golden sets: one line of JSON, checked and turned into an example."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from evals.errors import GoldenSetError
from evals.example import ORDINARY_AGENT, Evidence, Example
from server.answering.question import Message, Role, Speaker, Ticket, Turn


def read_example(line: str, folder: Path, place: str) -> Example:
    """The example that a line holds; its paths are relative to `folder`.

    Raises GoldenSetError, beginning with `place`, when the line holds none.
    """
    try:
        read = _ExampleLine.model_validate_json(line)
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        what = f"{where}: {problem['msg']}" if where else problem["msg"]
        raise GoldenSetError(f"{place}: {what}. Correct the line, or take it out.") from error
    ticket = read.ticket
    shown = read.tags.get("must_not_show")
    return Example(
        id=read.id,
        question=read.question,
        answerable=read.answerable,
        history=tuple(Turn(turn.role, turn.text) for turn in read.history),
        ticket=ticket.to_ticket() if ticket and not ticket.is_reference else None,
        practice_ticket=ticket.id if ticket and ticket.is_reference else None,
        as_of=read.as_of,
        audience=ORDINARY_AGENT if read.audience is None else read.audience,
        reference_answer=read.reference_answer,
        documents=tuple((folder / document).resolve() for document in read.documents),
        evidence=tuple(
            Evidence((folder / line.document).resolve(), line.start, line.end, line.quote) for line in read.evidence
        ),
        must_not_show=tuple(quote for quote in shown if quote.strip()) if isinstance(shown, list) else (),
        tags={name: str(value) for name, value in read.tags.items() if not isinstance(value, list | None)},
    )


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True)


class _TurnLine(_Line):
    role: Role
    text: str


class _MessageLine(_Line):
    speaker: Speaker
    text: str
    at: str | None = None


class _TicketLine(_Line):
    id: str = Field(min_length=1)
    tool: str = "golden-set"
    subject: str = ""
    url: str | None = None
    messages: tuple[_MessageLine, ...] = ()
    fields: dict[str, str] = {}

    @property
    def is_reference(self) -> bool:
        return not self.messages and not self.subject and not self.fields

    def to_ticket(self) -> Ticket:
        messages = tuple(Message(line.speaker, line.text, line.at) for line in self.messages)
        return Ticket(self.tool, self.id, self.subject, self.url, messages, self.fields)


class _EvidenceLine(_Line):
    document: str = Field(min_length=1)
    start: int = Field(default=0, ge=0)
    end: int = Field(default=0, ge=0)
    quote: str = Field(min_length=1)


class _ExampleLine(_Line):
    id: str = Field(min_length=1)
    question: str = Field(min_length=1)
    answerable: bool
    history: tuple[_TurnLine, ...] = ()
    ticket: _TicketLine | None = None
    as_of: datetime | None = None
    audience: frozenset[str] | None = None
    reference_answer: str | None = None
    documents: tuple[str, ...] = ()
    evidence: tuple[_EvidenceLine, ...] = ()
    tags: dict[str, str | bool | int | float | list[str] | None] = {}

    @field_validator("as_of", mode="before")
    @classmethod
    def _place_in_day(cls, value: object) -> object:
        """A day without a time is its noon in UTC; a time without a zone is UTC."""
        if not isinstance(value, str):
            return value
        if len(value) == len("2026-11-22"):
            return datetime.combine(date.fromisoformat(value), time(12), UTC)
        moment = datetime.fromisoformat(value)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
