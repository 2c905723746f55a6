"""One sheet of a workbook: its cells as shown, cut into tables where rows are empty."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.index.documents import Link
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.table import Table

_COLUMNS_KEPT = 200


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet shows: text by row and column, from 1; empty cells are not there."""

    name: str
    number: int
    cells: Mapping[int, Mapping[int, str]]
    links: tuple[Link, ...] = ()


def write_sheet(manuscript: Manuscript, sheet: Sheet) -> None:
    """Write a sheet as a heading and its tables; a lone cell above or between tables is a line of its own."""
    if not sheet.cells:
        return
    manuscript.heading(sheet.name, 1, page=sheet.number)
    links = sheet.links
    for block in _blocks(sheet):
        rows = list(block)
        while rows and len(rows[0]) == 1:
            manuscript.paragraph(next(iter(rows.pop(0).values())), page=sheet.number)
        trailing = []
        while rows and len(rows[-1]) == 1 and len(rows) > 1 and len(rows[-2]) == 1:
            trailing.append(next(iter(rows.pop().values())))
        if rows:
            manuscript.table(Table(_square(rows), None, links), page=sheet.number)
            links = ()
        for text in reversed(trailing):
            manuscript.paragraph(text, page=sheet.number)


def _blocks(sheet: Sheet) -> Iterator[list[Mapping[int, str]]]:
    block: list[Mapping[int, str]] = []
    previous = 0
    for number in sorted(sheet.cells):
        if block and number > previous + 1:
            yield block
            block = []
        block.append(sheet.cells[number])
        previous = number
    if block:
        yield block


def _square(rows: list[Mapping[int, str]]) -> tuple[tuple[str, ...], ...]:
    columns = sorted({column for row in rows for column in row})[:_COLUMNS_KEPT]
    return tuple(tuple(row.get(column, "") for column in columns) for row in rows)
