"""A sample: one example with what the subject found and answered, checked against what was expected."""

from dataclasses import dataclass

from evals.example import Example
from server.answering.answer import Answer


@dataclass(frozen=True, slots=True)
class CheckedPassage:
    """A retrieved passage. `document` is written as the example writes it, where the example expects that document."""

    document: str
    version: str
    start: int
    end: int
    has_evidence: bool


@dataclass(frozen=True, slots=True)
class CheckedCitation:
    """What is true of one citation of the answer, in the answer's order."""

    number: int
    has_evidence: bool
    resolves: bool
    """Its quote is what the cited version says at the cited span."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Everything that the metrics need to know about one example.

    Where the subject failed, `errors` says why and what it would have returned is absent; the metrics score that zero.
    """

    example: Example
    passages: tuple[CheckedPassage, ...] = ()
    first_passage_f1: float | None = None
    """What token_f1 the first passage would have as an answer; `None` where there is none to compare."""
    search_confidence: float | None = None
    search_seconds: float = 0.0
    is_asked: bool = True
    """False where only retrieval was measured."""
    answer: Answer | None = None
    citations: tuple[CheckedCitation, ...] = ()
    answer_seconds: float = 0.0
    is_evidence_missing: bool = False
    """A document with evidence was read, but the quote was not found in its indexed text."""
    errors: tuple[str, ...] = ()
    repeat: int = 0
    """Which time the example was asked, from 0."""

    @property
    def ranked_documents(self) -> tuple[str, ...]:
        """The distinct documents, each at the rank of its first passage."""
        return tuple(dict.fromkeys(passage.document for passage in self.passages))

    @property
    def expected_documents(self) -> frozenset[str]:
        """The documents that answer, as `ranked_documents` writes them."""
        return frozenset(str(path) for path in self.example.documents)

    @property
    def confidence(self) -> float | None:
        """How sure the subject is that the documents answer; `None` where it failed."""
        if not self.is_asked:
            return self.search_confidence
        return None if self.answer is None else self.answer.confidence
