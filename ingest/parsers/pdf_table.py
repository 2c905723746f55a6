"""Tables in a PDF, told by words that stand under each other in columns; a cell may run over several lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.parsers.pdf_page import Line, Segment

_SLACK_POINTS = 4.0
_LINE_DISTANCE = 1.6
_ROW_DISTANCE = 4.5


@dataclass(frozen=True, slots=True)
class FoundTable:
    """The rows of a table and how many lines it takes up."""

    rows: tuple[tuple[str, ...], ...]
    lines: int


@dataclass(slots=True)
class _Column:
    left: float
    right: float

    def holds(self, segment: Segment) -> bool:
        middles = abs((segment.left + segment.right) - (self.left + self.right)) / 2
        if min(abs(segment.left - self.left), abs(segment.right - self.right), middles) <= _SLACK_POINTS:
            return True
        shared = min(self.right, segment.right) - max(self.left, segment.left)
        return shared > 0.5 * min(self.right - self.left, segment.right - segment.left)

    def overlaps(self, segment: Segment) -> bool:
        return segment.left < self.right - 1 and segment.right > self.left + 1


def table_at(lines: Sequence[Line], position: int) -> FoundTable | None:
    """The table that begins at `position`, if one does: two rows or more, most of them with two cells or more."""
    first = lines[position]
    if len(first.segments) < 2:
        return None
    growing = _GrowingTable(first)
    end = position + 1
    while end < len(lines) and growing.take(lines[end]):
        end += 1
    return growing.finish()


class _GrowingTable:
    def __init__(self, first: Line) -> None:
        self._columns = [_Column(segment.left, segment.right) for segment in first.segments]
        self._rows: list[dict[int, str]] = []
        self._lines_of_rows: list[int] = []
        self._last = first
        self._last_column = -1
        self._start_row(dict(enumerate(segment.text for segment in first.segments)), len(first.segments) - 1)

    def take(self, line: Line) -> bool:
        """Whether `line` belongs to the table; if so it does from now on."""
        before = self._last
        if line.page != before.page or abs(line.size - before.size) > 1.5:
            return False
        placed = self._place(line)
        if placed is None:
            return False
        drop = before.bottom - line.bottom
        first, last = min(placed), max(placed)
        if first == last == self._last_column and 0 < drop <= _LINE_DISTANCE * line.size:
            self._rows[-1][first] = f"{self._rows[-1].get(first, '')} {placed[first]}".strip()
            self._lines_of_rows[-1] += 1
        elif first > self._last_column and drop < _LINE_DISTANCE * line.size:
            self._rows[-1].update(placed)
            self._lines_of_rows[-1] += 1
        elif -_LINE_DISTANCE * line.size < drop <= _ROW_DISTANCE * line.size:
            if len(placed) > 1 and 0 not in placed and drop <= _LINE_DISTANCE * line.size and len(self._rows) > 1:
                self._continue_row(placed)
            else:
                self._start_row(placed, last)
        else:
            return False
        self._last, self._last_column = line, last
        return True

    def finish(self) -> FoundTable | None:
        """The table, without what trails it in one column; `None` when it is none."""
        rows, sizes = list(self._rows), list(self._lines_of_rows)
        while rows and len(rows[-1]) < 2:
            rows.pop()
            sizes.pop()
        if len(rows) < 2 or sum(len(row) > 1 for row in rows) * 2 < len(rows):
            return None
        width = len(self._columns)
        return FoundTable(tuple(tuple(row.get(column, "") for column in range(width)) for row in rows), sum(sizes))

    def _start_row(self, placed: dict[int, str], last: int) -> None:
        self._rows.append(dict(placed))
        self._lines_of_rows.append(1)
        self._last_column = last

    def _continue_row(self, placed: dict[int, str]) -> None:
        for column, text in placed.items():
            self._rows[-1][column] = f"{self._rows[-1].get(column, '')} {text}".strip()
        self._lines_of_rows[-1] += 1

    def _place(self, line: Line) -> dict[int, str] | None:
        """The words of `line` by column; a line of several cells may add a column, a lone one must fit one."""
        placed: dict[int, str] = {}
        for segment in line.segments:
            column = self._column_of(segment)
            if column is None and len(line.segments) > 1 and not any(c.overlaps(segment) for c in self._columns):
                column = self._insert_column(segment)
                placed = {number + (number >= column): text for number, text in placed.items()}
            if column is None or column in placed:
                return None
            placed[column] = segment.text
        return placed

    def _column_of(self, segment: Segment) -> int | None:
        covered = [number for number, column in enumerate(self._columns) if column.overlaps(segment)]
        if len(covered) > 1:
            return None
        held = [number for number, column in enumerate(self._columns) if column.holds(segment)]
        for number in covered or held:
            column = self._columns[number]
            column.left, column.right = min(column.left, segment.left), max(column.right, segment.right)
            return number
        return None

    def _insert_column(self, segment: Segment) -> int:
        """A new column in its place among the others; rows already taken move over."""
        position = sum(column.left < segment.left for column in self._columns)
        self._columns.insert(position, _Column(segment.left, segment.right))
        self._rows = [{number + (number >= position): text for number, text in row.items()} for row in self._rows]
        self._last_column += self._last_column >= position
        return position
