"""The edge of golden sets: one line of JSON, checked and turned into an example, and the way back."""

import os
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    PlainSerializer,
    ValidationError,
    field_validator,
)

from evals.errors import GoldenSetError
from evals.example import ORDINARY_AGENT, Evidence, Example
from server.answering.question import Message, Role, Speaker, Ticket, Turn

_NOON = time(12, tzinfo=UTC)


def read_example(line: str, folder: Path, place: str) -> Example:
    """The example that a line holds; its paths are relative to `folder`.

    Raises GoldenSetError, beginning with `place`, when the line holds none.
    """
    return read_line(line, place).to_example(folder)


def read_line(line: str, place: str) -> "ExampleLine":
    """The line as it is written, checked. Raises GoldenSetError, beginning with `place`, when it is none."""
    try:
        return ExampleLine.model_validate_json(line)
    except ValidationError as error:
        raise GoldenSetError(f"{place}: {problem_in(error)}. Correct the line, or take it out.") from error


def problem_in(error: ValidationError) -> str:
    """What is wrong with a line, and where in it."""
    problem = error.errors()[0]
    where = ".".join(str(part) for part in problem["loc"])
    return f"{where}: {problem['msg']}" if where else problem["msg"]


@lru_cache(maxsize=16_384)
def kept_line(text: str) -> "ExampleLine":
    """A line that was written here before."""
    return ExampleLine.model_validate_json(text)


def line_of(example: Example, folder: Path) -> "ExampleLine":
    """The line that holds an example; its paths become relative to `folder`."""
    tags: dict[str, TagValue] = dict(example.tags)
    if example.must_not_show:
        tags["must_not_show"] = list(example.must_not_show)
    return ExampleLine(
        id=example.id,
        question=example.question,
        history=tuple(TurnLine(role=turn.role, text=turn.text) for turn in example.history),
        ticket=_ticket_line(example),
        as_of=example.as_of,
        audience=None if example.audience == ORDINARY_AGENT else example.audience,
        answerable=example.answerable,
        reference_answer=example.reference_answer,
        documents=tuple(relative_to(document, folder) for document in example.documents),
        evidence=tuple(
            EvidenceLine(
                document=relative_to(one.document, folder), start=one.start, end=max(one.end, 0), quote=one.quote
            )
            for one in example.evidence
        ),
        tags=tags,
    )


def relative_to(document: Path, folder: Path) -> str:
    """The path as a golden set in `folder` writes it, with forward slashes."""
    return Path(os.path.relpath(document, folder)).as_posix()


TagValue = str | bool | int | float | list[str] | None


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, allow_inf_nan=False)


class TurnLine(_Line):
    """One utterance of the conversation before the question."""

    role: Role
    text: str


class MessageLine(_Line):
    """One utterance in the ticket."""

    speaker: Speaker
    text: str
    at: str | None = None


class TicketLine(_Line):
    """The ticket beside the question; with nothing but an id it names a practice ticket."""

    id: str = Field(min_length=1)
    tool: str = "golden-set"
    subject: str = ""
    url: str | None = None
    messages: tuple[MessageLine, ...] = ()
    fields: dict[str, str] = {}

    @property
    def is_reference(self) -> bool:
        """Whether it only names a practice ticket."""
        return not self.messages and not self.subject and not self.fields

    def to_ticket(self) -> Ticket:
        """The ticket as the inside knows it."""
        messages = tuple(Message(line.speaker, line.text, line.at) for line in self.messages)
        return Ticket(self.tool, self.id, self.subject, self.url, messages, self.fields)


class EvidenceLine(_Line):
    """A quotation that answers, and where it stands."""

    document: str = Field(min_length=1)
    start: int = Field(default=0, ge=0)
    end: int = Field(default=0, ge=0)
    quote: str = Field(min_length=1)

    def to_evidence(self, folder: Path) -> Evidence:
        """The evidence with an absolute path."""
        return Evidence((folder / self.document).resolve(), self.start, self.end, self.quote)


def _written_moment(moment: datetime | None) -> str | None:
    """A noon in UTC is written as its day."""
    if moment is None:
        return None
    moment = moment.astimezone(UTC)
    return moment.date().isoformat() if moment.timetz() == _NOON else moment.isoformat()


def _in_order(audience: frozenset[str] | None) -> list[str] | None:
    return None if audience is None else sorted(audience)


def _by_name(tags: dict[str, TagValue]) -> dict[str, TagValue]:
    return dict(sorted(tags.items()))


_EXAMPLE: dict[str, JsonValue] = {
    "id": "returns-001",
    "question": "How long is a return number valid?",
    "answerable": True,
    "reference_answer": "14 days.",
    "documents": ["policies/returns.md"],
    "evidence": [{"document": "policies/returns.md", "quote": "A return number is valid for 14 days."}],
    "tags": {"set": "plain", "skill": "returns-assessment", "difficulty": "easy"},
}


class ExampleLine(_Line):
    """One example as a golden set writes it. Paths are relative to the folder of the golden set."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    id: str = Field(min_length=1, max_length=200)
    question: str = Field(min_length=1)
    history: tuple[TurnLine, ...] = ()
    ticket: TicketLine | None = None
    as_of: Annotated[datetime | None, PlainSerializer(_written_moment)] = None
    audience: Annotated[frozenset[str] | None, PlainSerializer(_in_order)] = None
    answerable: bool
    reference_answer: str | None = None
    documents: tuple[str, ...] = ()
    evidence: tuple[EvidenceLine, ...] = ()
    tags: Annotated[dict[str, TagValue], PlainSerializer(_by_name)] = {}

    @property
    def must_not_show(self) -> tuple[str, ...]:
        """Quotations that this asker may not see, or of versions not in force."""
        shown = self.tags.get("must_not_show")
        return tuple(quote for quote in shown if quote.strip()) if isinstance(shown, list) else ()

    @property
    def plain_tags(self) -> dict[str, str]:
        """The tags that have one value."""
        return {name: str(value) for name, value in self.tags.items() if not isinstance(value, list | None)}

    def to_example(self, folder: Path) -> Example:
        """The example with absolute paths."""
        ticket = self.ticket
        return Example(
            id=self.id,
            question=self.question,
            answerable=self.answerable,
            history=tuple(Turn(turn.role, turn.text) for turn in self.history),
            ticket=ticket.to_ticket() if ticket and not ticket.is_reference else None,
            practice_ticket=ticket.id if ticket and ticket.is_reference else None,
            as_of=self.as_of,
            audience=ORDINARY_AGENT if self.audience is None else self.audience,
            reference_answer=self.reference_answer,
            documents=tuple((folder / document).resolve() for document in self.documents),
            evidence=tuple(line.to_evidence(folder) for line in self.evidence),
            must_not_show=self.must_not_show,
            tags=self.plain_tags,
        )

    def written(self) -> str:
        """The one way to write this example: what is left out means the same as what stands there by default."""
        return self.model_dump_json(exclude_defaults=True, exclude_none=True)

    def with_documents(self, documents: tuple[str, ...], evidence: tuple[EvidenceLine, ...]) -> Self:
        """The same, resting on something else."""
        return self.model_copy(update={"documents": documents, "evidence": evidence})

    @field_validator("as_of", mode="before")
    @classmethod
    def _place_in_day(cls, value: object) -> object:
        """A day without a time is its noon in UTC; a time without a zone is UTC."""
        if not isinstance(value, str):
            return value
        if len(value) == len("2026-11-22"):
            return datetime.combine(date.fromisoformat(value), _NOON)
        moment = datetime.fromisoformat(value)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    @field_validator("reference_answer")
    @classmethod
    def _say_something(cls, answer: str | None) -> str | None:
        """An answer without words is none."""
        return answer if answer and answer.strip() else None


def _ticket_line(example: Example) -> TicketLine | None:
    ticket = example.ticket
    if ticket is None:
        return TicketLine(id=example.practice_ticket) if example.practice_ticket else None
    messages = tuple(MessageLine(speaker=one.speaker, text=one.text, at=one.at) for one in ticket.messages)
    return TicketLine(
        id=ticket.id,
        tool=ticket.tool,
        subject=ticket.subject,
        url=ticket.url,
        messages=messages,
        fields=dict(ticket.fields),
    )
