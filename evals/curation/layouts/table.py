"""Reads tables of text: which character parts the cells, and in which line each row begins."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from evals.curation.cells import plain_cell
from evals.errors import GoldenSetError

_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row with the line in which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextTable:
    """The header of a table and its rows; `problems` are rows that cannot be read."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    problems: tuple[str, ...] = ()


def read_table(text: str, name: str, knows: Callable[[str], bool]) -> TextTable:
    """The table in a text, parted by the character that gives the most column names that are known.

    Raises GoldenSetError where its quotes are not in order.
    """
    delimiter = _delimiter(text, knows)
    rows = list(_rows(text, name, delimiter))
    if not rows:
        raise GoldenSetError(f"{name} is empty; its first line must name the columns")
    header = tuple(cell.strip() for cell in rows[0].cells)
    problems = [
        f"{name}, line {row.line}: there are {len(row.cells)} cells under {len(header)} columns. "
        "Put quotes around a text that has a comma or semicolon in it."
        for row in rows[1:]
        if len(row.cells) > len(header) and any(cell.strip() for cell in row.cells[len(header) :])
    ]
    filled = tuple(TableRow(row.line, _fitted(row.cells, len(header))) for row in rows[1:])
    return TextTable(header, tuple(row for row in filled if any(cell.strip() for cell in row.cells)), tuple(problems))


def _delimiter(text: str, knows: Callable[[str], bool]) -> str:
    def fit(delimiter: str) -> tuple[int, int]:
        try:
            header = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
        except csv.Error:
            return 0, 0
        return sum(knows(cell) for cell in header), len(header)

    return max(_DELIMITERS, key=fit)


def _rows(text: str, name: str, delimiter: str) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if cells:
                yield TableRow(begins, tuple(plain_cell(cell) for cell in cells))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise GoldenSetError(
            f"{name}, line {begins}: the quotes are not in order ({error}). Write a quote inside a text twice, and end "
            "every text that begins with one."
        ) from error


def _fitted(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells[:width], *([""] * (width - len(cells))))
