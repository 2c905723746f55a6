"""An example as it is kept: with where it came from, where it stands, and every state it was in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from evals.golden_line import ExampleLine


class ExampleState(StrEnum):
    """Where an example stands; only what is accepted is asked in a run."""

    CANDIDATE = "candidate"
    ACCEPTED = "accepted"
    RETIRED = "retired"


class Origin(StrEnum):
    """Where a revision comes from."""

    WRITTEN = "written"
    IMPORTED = "imported"
    EXEMPLAR = "exemplar"
    """An approved answer, named by its document."""
    QUESTION = "question"
    """A question that people asked, named by one of its answers."""
    CORRECTION = "correction"
    """An answer that a reviewer corrected, named by its id."""


@dataclass(frozen=True, slots=True)
class KeptExample:
    """One example in its latest revision. `origin` is that of the first."""

    set_id: str
    line: ExampleLine
    state: ExampleState
    revision: int
    origin: Origin
    origin_id: str | None
    priority: int
    """Of a candidate: the higher, the sooner it should be looked at."""

    @property
    def id(self) -> str:
        """Its id within the golden set."""
        return self.line.id


@dataclass(frozen=True, slots=True)
class Revision:
    """One state an example was in: who made it so, when and why."""

    number: int
    state: ExampleState
    origin: Origin
    origin_id: str | None
    person_id: str | None
    """Nobody for what a command or the program itself did."""
    why: str
    line: ExampleLine
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one example: a new one where `revision` is 0, else a next revision of that one."""

    line: ExampleLine
    state: ExampleState
    origin: Origin
    revision: int = 0
    origin_id: str | None = None
    person_id: str | None = None
    why: str = ""
    priority: int = 0


@dataclass(frozen=True, slots=True)
class GoldenSetCard:
    """A golden set in a list."""

    id: str
    title: str
    folder: str
    owner: str | None
    """The id of the person it belongs to; nobody's where the program brought it along."""
    is_retired: bool
    created_at: datetime
    examples: int
    candidates: int
    broken: int
    """Accepted examples whose evidence does not stand in the documents as they are indexed now."""
