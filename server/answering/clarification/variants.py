"""What a statement says for which case: by the row it stands in, its document's tags, its heading or its title.

Nothing here knows what companies distinguish: the cases are read off the documents themselves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.index.documents import BlockKind
from server.answering.stated import stated
from server.answering.statements import Statement

_CELL = re.compile(r"^(?P<name>[^:;]{1,60}): (?P<value>.+)$", re.DOTALL)
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Case:
    """One value of something by which answers differ, such as `EU` of a column `Region`."""

    dimension: str
    label: str
    other_names: tuple[str, ...] = ()
    """What a question may say instead of the label: the tags of the document."""


@dataclass(frozen=True, slots=True)
class Variant:
    """What holds in one of the cases."""

    case: Case
    statement: Statement


def pairs(one: Statement, other: Statement, alike: float) -> Iterator[tuple[Variant, Variant]]:
    """By what two statements that say the same thing of two cases differ, the plainest first; nothing for any others.

    They say the same thing when they are rows of one table, or when at least the share `alike` of their words is the
    same.
    """
    if is_row(one) and is_row(other):
        yield from _rows(one, other)
    elif one.kind is other.kind and stated([one.text]).likeness(stated([other.text])) >= alike:
        yield from _places(one, other)


def is_row(statement: Statement) -> bool:
    """Whether it is a row of a table."""
    return statement.kind is BlockKind.TABLE_ROW


def row_key(statement: Statement) -> str:
    """What a row is about: the value of its first column; empty for anything else."""
    cells = _cells(statement.text) if is_row(statement) else []
    return cells[0].value if cells else ""


def by_title(statement: Statement) -> Variant:
    """The statement as what holds in the case of its document."""
    about = statement.passage.description
    tags = tuple(value for values in about.tags.values() for value in values)
    return Variant(Case("title", about.title, tags), statement)


def _rows(one: Statement, other: Statement) -> Iterator[tuple[Variant, Variant]]:
    left, right = _cells(one.text), _cells(other.text)
    is_same_table = one.passage.chunk.version_id == other.passage.chunk.version_id
    if is_same_table and left and right and [cell.name for cell in left] == [cell.name for cell in right]:
        name = left[0].name
        yield from _pair(Variant(Case(name, left[0].value), one), Variant(Case(name, right[0].value), other))


def _places(one: Statement, other: Statement) -> Iterator[tuple[Variant, Variant]]:
    mine, theirs = one.passage.description.tags, other.passage.description.tags
    for name in sorted(mine.keys() & theirs.keys()):
        if not set(mine[name]) & set(theirs[name]):
            cases = [Case(name, ", ".join(tags[name])) for tags in (mine, theirs)]
            yield from _pair(Variant(cases[0], one), Variant(cases[1], other))
    if one.passage.document.id != other.passage.document.id:
        yield from _pair(by_title(one), by_title(other))
    elif one.passage.chunk.heading_path and other.passage.chunk.heading_path:
        cases = [Case("heading", each.passage.chunk.heading_path[-1]) for each in (one, other)]
        yield from _pair(Variant(cases[0], one), Variant(cases[1], other))


def _pair(one: Variant, other: Variant) -> Iterator[tuple[Variant, Variant]]:
    labels = [variant.case.label.lower().strip() for variant in (one, other)]
    if labels[0] != labels[1] and all(0 < len(label) <= _LONGEST_LABEL for label in labels):
        yield one, other


@dataclass(frozen=True, slots=True)
class _Cell:
    name: str
    value: str


def _cells(row: str) -> list[_Cell]:
    """The cells of a row; a value may hold a semicolon of its own. Nothing for a text that begins with no cell."""
    found: list[_Cell] = []
    for piece in row.split("; "):
        cell = _CELL.match(piece)
        if cell is not None:
            found.append(_Cell(cell["name"], cell["value"]))
        elif found:
            last = found.pop()
            found.append(_Cell(last.name, f"{last.value}; {piece}"))
    return found
