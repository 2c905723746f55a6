"""The port of what is measured: something that retrieves and answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from evals.example import Example
from server.answering.answer import Answer


@dataclass(frozen=True, slots=True)
class RetrievedPassage:
    """A passage as it was found. `document` is the file's absolute path, or as much of its end as the subject knows."""

    document: str
    version: str
    start: int
    end: int
    text: str | None = None
    """`None` where it was left out: it stands in the version."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What was found for a question, best first. `confidence` is the probability that it answers."""

    passages: tuple[RetrievedPassage, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class IndexedText:
    """What the subject reads where a version's file stands. `document` is written as in a `RetrievedPassage`."""

    document: str
    text: str


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    """What a manifest says of the subject, so that a run can be repeated."""

    name: str
    settings: Mapping[str, str] = field(default_factory=dict)
    index_counts: Mapping[str, int] = field(default_factory=dict)
    index_state: str | None = None
    """A hash of every version that can be found and of when each is in force; unknown over HTTP."""
    sources: tuple[str, ...] = ()
    """Where the indexed documents came from."""
    embedder: str | None = None
    """What the index was built with."""
    language_model: str | None = None
    prompt_hash: str | None = None


@dataclass(frozen=True, slots=True)
class AnsweredAndRetrieved:
    """An answer with the passages that a search for its question finds."""

    answer: Answer
    retrieved: Retrieved
    search_seconds: float
    """How much of the time was spent on these passages."""


class Subject(Protocol):
    """What is measured. May be called from several threads at once."""

    def retrieve(self, example: Example, k: int) -> Retrieved:
        """The first `k` passages for this example, with its history, ticket, moment and audience.

        Raises SubjectError when there is no result.
        """
        ...

    def answer(self, example: Example) -> Answer:
        """The answer to this example as its asker would see it. Raises SubjectError when there is none."""
        ...

    def version_text(self, version: str) -> IndexedText | None:
        """The whole text of a version, `None` where there is no such version. Raises SubjectError on failure."""
        ...

    def facts(self) -> SubjectFacts:
        """What it is. Raises SubjectError when it cannot be reached."""
        ...


@runtime_checkable
class OnePassSubject(Subject, Protocol):
    """A subject that searches once where others are asked twice, for the passages and for the answer."""

    def answer_and_retrieve(self, example: Example, k: int) -> AnsweredAndRetrieved:
        """What `answer` and `retrieve` give, of one pass. Raises SubjectError when there is no answer."""
        ...
