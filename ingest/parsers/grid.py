"""The cells of a table in their columns, after merged cells are spread over the places they cover."""

from collections.abc import Sequence
from dataclasses import dataclass

_COLUMNS_KEPT = 500
_CELLS_KEPT = 2_000_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as marked up: its text and how many columns and rows it covers."""

    text: str
    columns: int = 1
    rows: int = 1


class Grid:
    """Takes rows of cells one after the other; a merged cell's text stands in every place it covers."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, ...]] = []
        self._pending: dict[int, Cell] = {}
        self._size = 0

    def add(self, cells: Sequence[Cell]) -> None:
        """The next row; what does not fit a table of sensible size is left out."""
        if self._size > _CELLS_KEPT:
            return
        row: list[str] = []
        pending: dict[int, Cell] = {}
        waiting = list(reversed(cells))
        while (waiting or any(column >= len(row) for column in self._pending)) and len(row) < _COLUMNS_KEPT:
            above = self._pending.get(len(row))
            cell = above or (waiting.pop() if waiting else Cell(""))
            for _ in range(1 if above else min(max(cell.columns, 1), _COLUMNS_KEPT - len(row))):
                if cell.rows > 1:
                    pending[len(row)] = Cell(cell.text, rows=cell.rows - 1)
                row.append(cell.text)
        self._pending = pending
        self._rows.append(tuple(row))
        self._size += len(row)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """All rows that say anything, padded to one width, without columns that are empty throughout."""
        rows = [row for row in self._rows if any(row)]
        width = max((len(row) for row in rows), default=0)
        used = [column for column in range(width) if any(column < len(row) and row[column] for row in rows)]
        return tuple(tuple(row[column] if column < len(row) else "" for column in used) for row in rows)
