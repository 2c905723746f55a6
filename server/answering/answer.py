"""What an answer is: sentences, the citations they rest on, and what the agent should know besides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from ingest.index.documents import DocumentKind


class Outcome(StrEnum):
    """What came of a question."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    NOT_IN_DOCUMENTS = "not_in_documents"
    NEEDS_CLARIFICATION = "needs_clarification"


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer from a sentence to a span of the version it rests on; `quote` is exactly that span."""

    number: int
    document: str
    version: str
    path: str
    title: str
    section: str
    kind: DocumentKind
    owner: str | None
    start: int
    end: int
    quote: str
    url: str
    in_force_from: datetime | None
    in_force_to: datetime | None
    verified_at: datetime | None
    is_internal: bool
    page: int | None


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence with the numbers of the citations it rests on."""

    text: str
    citations: tuple[int, ...]
    is_internal: bool = False


@dataclass(frozen=True, slots=True)
class LessonLink:
    """The lesson that closes the gap a question shows."""

    id: str
    title: str
    minutes: int
    skill: str
    url: str


@dataclass(frozen=True, slots=True)
class ExemplarLink:
    """The approved answer that was offered."""

    id: str
    title: str
    approved_by: str | None
    approved_on: datetime | None
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it is shown, stored and measured. `confidence` is the probability that the documents answer."""

    id: str
    question: str
    outcome: Outcome
    text: str
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    as_of: datetime
    asked_at: datetime
    confidence: float
    nearest: tuple[Citation, ...] = ()
    """Where the documents do not answer: the closest passages."""
    conflicts: tuple[str, ...] = ()
    lesson: LessonLink | None = None
    exemplar: ExemplarLink | None = None
    timings_ms: Mapping[str, float] = field(default_factory=dict)
