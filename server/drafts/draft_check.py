"""What comes of checking a draft: a verdict for every sentence, and what the reply lacks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from server.answering.answer import Citation, ExemplarLink


class Verdict(StrEnum):
    """What the documents say of a sentence."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_COVERED = "not_covered"
    INTERNAL_ONLY = "internal_only"
    """Only passages that a customer must not read say so."""
    NO_CLAIM = "no_claim"
    """A greeting, a question, a word of thanks: it states nothing that a document could confirm."""

    @property
    def is_flagged(self) -> bool:
        """Whether the agent should look at the sentence before sending."""
        return self in (Verdict.CONTRADICTED, Verdict.NOT_COVERED, Verdict.INTERNAL_ONLY)


class FaultKind(StrEnum):
    """What is wrong with some words of a sentence."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    """A product, a part number, a region or a proper name."""
    NEGATION = "negation"
    """What the documents allow is denied, or the other way round."""
    EXPIRED = "expired"
    """It was the rule once."""
    FORBIDDEN = "forbidden"
    """The documents say that this is not to be said or promised."""
    PROMISE = "promise"
    """A guarantee, an amount, a date or a gift that no document promises."""
    INTERNAL = "internal"
    UNSUPPORTED = "unsupported"
    """No document says so."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Some words of the draft, and what the documents say in their place."""

    kind: FaultKind
    says: str
    start: int
    end: int
    expected: str | None = None


class FixKind(StrEnum):
    """What a fix does."""

    REPLACE_WORDS = "replace_words"
    REPLACE_SENTENCE = "replace_sentence"
    """By what the documents say to customers."""
    DELETE_SENTENCE = "delete_sentence"


@dataclass(frozen=True, slots=True)
class Fix:
    """The smallest change that puts a sentence right: `text` in place of `draft[start:end]`."""

    kind: FixKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Expired:
    """The rule that a sentence repeats, since when it does not hold any more, and what holds now."""

    since: datetime
    citation: int
    now: int | None


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """One sentence of the draft, `draft[start:end]`, with the numbers of the citations it was held against."""

    start: int
    end: int
    text: str
    verdict: Verdict
    citations: tuple[int, ...] = ()
    says: str = ""
    """What is wrong, in plain words; empty where nothing is."""
    faults: tuple[Fault, ...] = ()
    fix: Fix | None = None
    expired: Expired | None = None
    is_promise: bool = False
    """Whether it promises something that no document promises."""


@dataclass(frozen=True, slots=True)
class MissingStatement:
    """What the documents oblige whoever writes such a reply to say, and the draft does not."""

    says: str
    citation: int
    suggestion: str | None = None
    """A sentence to put in, where an approved answer or the document itself words one."""


@dataclass(frozen=True, slots=True)
class AbsentPoint:
    """A point that the nearest approved answer makes and the draft does not."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ExemplarComparison:
    """The draft beside the nearest approved answer."""

    exemplar: ExemplarLink
    likeness: float
    absent: tuple[AbsentPoint, ...] = ()


class ToneKind(StrEnum):
    """What a remark on the tone is about."""

    GREETING = "greeting"
    CLOSING = "closing"
    APOLOGY = "apology"
    WORDING = "wording"
    """A word that the house rules replace or forbid."""
    REPETITION = "repetition"
    EXCLAMATION = "exclamation"


@dataclass(frozen=True, slots=True)
class ToneRemark:
    """What the house rules or the approved answers would say otherwise; `start` and `end` where it is about words."""

    kind: ToneKind
    says: str
    start: int | None = None
    end: int | None = None
    expected: str | None = None
    citation: int | None = None


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """A draft held against the documents. Citations are numbered from 1 and shared by everything that names one."""

    is_clear: bool
    """Whether no sentence is flagged and nothing is missing; remarks on tone and completeness do not count."""
    as_of: datetime
    checked_at: datetime
    sentences: tuple[CheckedSentence, ...]
    citations: tuple[Citation, ...]
    missing: tuple[MissingStatement, ...] = ()
    exemplar: ExemplarComparison | None = None
    tone: tuple[ToneRemark, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=dict)

    @property
    def flagged(self) -> tuple[CheckedSentence, ...]:
        """The sentences to look at before sending."""
        return tuple(sentence for sentence in self.sentences if sentence.verdict.is_flagged)
