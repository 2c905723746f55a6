"""What has been read of a text: its statements, and what each of them states."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ingest.index.sentences import Span
from server.answering.verification.addresses import Address
from server.answering.verification.days import Day
from server.answering.verification.denials import Denial
from server.answering.verification.figures import Figure
from server.answering.verification.names import Name
from server.answering.verification.places import Place
from server.answering.verification.words import Word

Fact = TypeVar("Fact", Figure, Day)


@dataclass(frozen=True, slots=True)
class Stated(Generic[Fact]):
    """A figure or a day with the stems around it: the nearer, the heavier."""

    fact: Fact
    context: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One sentence, list item or table row; its spans lie in the whole text. It equals only itself."""

    text: str
    span: Span
    is_row: bool
    """Whether it is a table row, "Region: UK; Unopened: 30 days"."""
    is_heading: bool
    is_under_denial: bool
    """Whether a heading over it denies, as "What is not covered" does."""
    words: tuple[Word, ...]
    stems: frozenset[str]
    """Of its telling words, with its places and its numbered names."""
    keys: frozenset[str]
    """Of its figures and days: the same for the same value, however it is written."""
    above: frozenset[str]
    """Stems of the headings over it."""
    label: frozenset[str]
    """Stems of what a list item or table row is about, where it says so first."""
    figures: tuple[Stated[Figure], ...]
    days: tuple[Stated[Day], ...]
    names: tuple[Name, ...]
    places: tuple[Place, ...]
    addresses: tuple[Address, ...]
    denials: tuple[Denial, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, like for like, with its statements in order."""

    text: str
    statements: tuple[Statement, ...]

    @property
    def states_nothing(self) -> bool:
        """Whether there is nothing in it to check: no figure, no day, no name and nothing denied."""
        return not any(
            one.figures or one.days or one.addresses or one.denials or any(not name.is_doubtful for name in one.names)
            for one in self.statements
        )
