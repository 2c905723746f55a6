"""A statement as it is held against others: what it states, and what stands around it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ingest.index.documents import BlockKind, Passage
from server.answering.statements import Statement
from server.answering.verification.days import Day
from server.answering.verification.denials import Denial
from server.answering.verification.figures import Figure
from server.answering.verification.reading import read
from server.answering.verification.statement import Stated
from server.answering.verification.words import telling_stems

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: what decides whether it could contradict another at all."""

    document: str
    path: str
    source: str
    block: int
    exception_to: str | None = None
    tags: Mapping[str, frozenset[str]] = field(default_factory=dict)
    is_row: bool = False

    def outranks(self, other: "Place") -> bool:
        """Whether this is an exception to the rule that the other is."""
        return self.exception_to == other.path and self.source == other.source


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement, read once so that it can be compared with many."""

    text: str
    place: Place
    words: Mapping[str, str]
    """What it is about: its telling stems, each with the word it was read from; a place stands for itself."""
    titles: frozenset[str]
    """Stems of its title and headings."""
    label: frozenset[str]
    """Of a table row: the telling stems and numbers of its first cell, which say what the row is about."""
    figures: tuple[Stated[Figure], ...]
    days: tuple[Stated[Day], ...]
    denials: tuple[Denial, ...]
    places: frozenset[str]
    """Codes of the countries and regions it names."""
    names: frozenset[str]
    """What it names: products, codes, model numbers."""
    addresses: frozenset[str]
    """Telephone numbers and the like that it gives."""

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its telling words."""
        return frozenset(self.words)

    @property
    def spoken(self) -> frozenset[str]:
        """Its stems with its numbers, to find the row of a table that it is about."""
        return self.subject | frozenset(_NUMBER.findall(self.text))

    @property
    def subject(self) -> frozenset[str]:
        """What it is about, also where only its title says so."""
        return self.stems | self.titles


def claim_of(statement: Statement) -> Claim:
    """The claim that a statement of a retrieved passage makes."""
    return read_claim(statement.text, place_of(statement.passage, statement.block, statement.kind), statement.passage)


def place_of(passage: Passage, block: int, kind: BlockKind) -> Place:
    """Where a statement of this passage stands."""
    description = passage.description
    tags = {name: frozenset(value.lower() for value in values) for name, values in description.tags.items()}
    is_row = kind is BlockKind.TABLE_ROW
    document = passage.document
    return Place(document.id, document.path, document.source, block, description.exception_to, tags, is_row)


def read_claim(text: str, place: Place, passage: Passage) -> Claim:
    """What a statement of this passage claims. Some tenths of a millisecond, once."""
    read_statements = read(text).statements
    stems = frozenset(stem for one in read_statements for stem in one.stems)
    words = {word.stem: word.text for one in read_statements for word in one.words if word.stem in stems}
    located = {place.span for one in read_statements for place in one.places}
    names = [name for one in read_statements for name in one.names if not name.is_doubtful and name.span not in located]
    return Claim(
        text=text,
        place=place,
        words=dict.fromkeys(stems, "") | words,
        titles=_stems_of((passage.description.title, *passage.chunk.heading_path)),
        label=_label(text) if place.is_row else frozenset(),
        figures=tuple(stated for one in read_statements for stated in one.figures),
        days=tuple(stated for one in read_statements for stated in one.days),
        denials=tuple(denial for one in read_statements for denial in one.denials),
        places=frozenset(place.code for one in read_statements for place in one.places),
        addresses=frozenset(address.key for one in read_statements for address in one.addresses),
        names=frozenset(f"{' '.join(name.words)} {name.number or ''}".strip() for name in names),
    )


@lru_cache(maxsize=2048)
def _stems_of(titles: tuple[str, ...]) -> frozenset[str]:
    return telling_stems(" ".join(titles))


def _label(row: str) -> frozenset[str]:
    first = row.partition("; ")[0].partition(": ")[2]
    return telling_stems(first) | frozenset(_NUMBER.findall(first))
