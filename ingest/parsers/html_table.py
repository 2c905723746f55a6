"""The rows of an HTML table as unstructured writes them."""

from typing import Any

from lxml import html  # type: ignore[import-untyped]

from ingest.parsers.grid import Cell, Grid
from ingest.parsers.table import Table


def read_html_table(source: str) -> Table:
    """The table in `source`; merged cells say their text in every place they cover."""
    grid = Grid()
    for row in html.fragment_fromstring(source, create_parent="div").iter("tr"):
        grid.add([_cell(cell) for cell in row.iterchildren("td", "th")])
    return Table(grid.rows())


def _cell(cell: Any) -> Cell:
    text = " ".join(cell.text_content().split())
    return Cell(text, int(cell.get("colspan") or 1), int(cell.get("rowspan") or 1))
