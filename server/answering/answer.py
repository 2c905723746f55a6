"""What an answer is: sentences, the citations they rest on, and what the agent should know besides."""

from collections.abc import Iterable, Mapping
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
    is_exception: bool = False
    """Whether it stands in a temporary ruling, which outranks its base rule while it holds."""


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
class Slot:
    """A place in an approved answer that each ticket fills for itself; it stays visible while nothing fills it."""

    name: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two passages in force that disagree, side by side: neither is taken for the truth."""

    says: str
    left: Citation
    right: Citation


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that an underspecified question may mean, and the question that asks for just that."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class OtherTime:
    """What the rules of another moment say."""

    as_of: datetime
    outcome: Outcome
    text: str
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that verification took out, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What the language model read and wrote, in tokens."""

    input_tokens: int
    output_tokens: int
    cost: float | None = None
    """At the prices of the settings; `None` where they name none."""

    @property
    def tokens(self) -> int:
        """Read and written together."""
        return self.input_tokens + self.output_tokens


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under what an answer was made: where two answers to one question differ, one of these often does."""

    product_version: str
    settings_hash: str
    embedder: str
    index_sequence: int
    """The number of the latest change of the index."""


@dataclass(frozen=True, slots=True)
class Making:
    """How an answer came to be: what its receipt tells."""

    signals: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    """What each signal counted; the sum, with the `intercept`, is the logarithm of the odds that documents answer."""
    threshold: float | None = None
    """The confidence that was needed; `None` in answers of earlier versions."""
    conditions: Conditions | None = None
    model: str | None = None
    """The language model that wrote it; `None` where the documents' own sentences are the answer."""
    prompt_hash: str | None = None
    dropped: tuple[Dropped, ...] = ()
    usage: Usage | None = None
    """What the language model read and wrote for it, also where nothing of that is shown."""


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
    missing: tuple[str, ...] = ()
    """The parts of the question that the documents do not answer."""
    options: tuple[Option, ...] = ()
    """What the question may mean, where it needs clarification."""
    conflicts: tuple[Conflict, ...] = ()
    today: OtherTime | None = None
    """What the rules of today say, where the answer is of an earlier day and they differ."""
    suspicious: tuple[Citation, ...] = ()
    """Passages that read like instructions to the assistant; nothing of the answer rests on them."""
    notices: tuple[str, ...] = ()
    """What the agent has to know of how the answer was made."""
    lesson: LessonLink | None = None
    exemplar: ExemplarLink | None = None
    slots: tuple[Slot, ...] = ()
    """The slots of the approved answer, each with what fills it."""
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    making: Making = field(default_factory=Making)

    @property
    def quoted(self) -> tuple[Citation, ...]:
        """Every citation that the answer shows anywhere: who reads it must be allowed to read them all."""
        beside = [citation for conflict in self.conflicts for citation in (conflict.left, conflict.right)]
        of_today = self.today.citations if self.today else ()
        return (*self.citations, *self.nearest, *beside, *of_today, *self.suspicious)


def as_text(sentences: Iterable[AnswerSentence]) -> str:
    """The sentences, each followed by the numbers of its citations."""
    return " ".join(sentence.text + "".join(f" [{number}]" for number in sentence.citations) for sentence in sentences)
