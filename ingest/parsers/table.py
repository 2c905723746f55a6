"""A table as written, and its rows said so that each can be quoted alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.index.documents import Link

_HEADER_CELL_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its cells as written, and one line that says which column each belongs to."""

    cells: tuple[str, ...]
    text: str
    is_header: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `has_header` is `None` where the format does not say and the look of the rows decides."""

    rows: tuple[tuple[str, ...], ...]
    has_header: bool | None = None
    links: tuple[Link, ...] = ()

    def quotable_rows(self) -> Iterator[TableRow]:
        """Each row as "Header: cell; Header: cell"; the header row as its names."""
        is_headed = self._looks_headed() if self.has_header is None else self.has_header and len(self.rows) > 1
        header: tuple[str, ...] = ()
        for number, cells in enumerate(self.rows):
            if number == 0 and is_headed:
                header = cells
                yield TableRow(cells, "; ".join(cell for cell in cells if cell), is_header=True)
            else:
                yield TableRow(cells, _say(header, cells), is_header=False)

    def _looks_headed(self) -> bool:
        if len(self.rows) < 2:
            return False
        first = self.rows[0]
        filled = [cell for cell in first if cell]
        return (
            len(filled) >= 2
            and len(filled) >= len(first) - 1
            and len(set(filled)) == len(filled)
            and all(len(cell) <= _HEADER_CELL_CHARACTERS and not _is_number(cell) for cell in filled)
            and not filled[0].endswith(":")
        )


def _say(header: tuple[str, ...], cells: tuple[str, ...]) -> str:
    said = []
    previous = None
    for column, cell in enumerate(cells):
        name = header[column] if column < len(header) else ""
        phrase = f"{name.rstrip(':')}: {cell}" if name and cell else cell
        if phrase and phrase != previous:
            said.append(phrase)
        previous = phrase
    return "; ".join(said)


def _is_number(cell: str) -> bool:
    bare = cell.strip("()+-–$£€% ").replace(",", "").replace(".", "").replace(" ", "")
    return bare.isdigit() and not (len(bare) == 4 and bare == cell.strip())
