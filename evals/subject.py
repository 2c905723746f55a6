"""The port of what is measured: something that retrieves and answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from evals.example import Example
from server.answering.answer import Answer


@dataclass(frozen=True, slots=True)
class RetrievedPassage:
    """A passage as it was found. `document` is the file's absolute path, or as much of its end as the subject knows."""

    document: str
    version: str
    start: int
    end: int
    text: str


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
