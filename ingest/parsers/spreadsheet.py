"""Excel workbooks, read with openpyxl rather than unstructured: that loses number formats ("15%" becomes 0.15) and
shows hidden rows and sheets.
"""

import io
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ingest.index.documents import Link, ParsedDocument
from ingest.index.errors import LimitExceeded, MalformedFile
from ingest.parsers.cell_display import display
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.sheet import Sheet, write_sheet

_CELLS = 1_500_000
_MERGED_CELLS = 500
_CELL_CHARACTERS = 32_767
"""Excel's own limit for a cell."""
_SHEET_CHARACTERS = 20_000_000


class SpreadsheetParser:
    """Reads .xlsx and .xlsm: each sheet a page, formulas by the value last shown."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile` and `LimitExceeded`."""
        book = _open(data, name)
        manuscript = Manuscript()
        for number, sheet in enumerate(book.worksheets, start=1):
            if len(sheet._cells) > _CELLS:
                raise LimitExceeded(f"{name} has more than {_CELLS} cells on one sheet; split it and upload the parts.")
            cells = _shown(sheet, manuscript, name)
            if sheet.sheet_state != "visible":
                text = " ".join(text for row in cells.values() for text in row.values())
                manuscript.hide(text, "hidden sheet", f"sheet {sheet.title}")
                continue
            write_sheet(manuscript, Sheet(sheet.title, number, cells, _links(sheet)))
            for _ in getattr(sheet, "_charts", ()):
                manuscript.skip("chart", "only its numbers on the sheet are read", f"sheet {sheet.title}")
        return manuscript.finish(media_type, title=book.properties.title or None, pages=len(book.sheetnames))


def _open(data: bytes, name: str) -> Any:  # openpyxl has no types
    try:
        return load_workbook(io.BytesIO(data), data_only=True, keep_links=False, keep_vba=False)
    except (InvalidFileException, BadZipFile, LookupError, ValueError, TypeError, AttributeError, SyntaxError) as error:
        raise MalformedFile(
            f"{name} is damaged: it is not a whole workbook ({error}); open it in Excel, save it anew and upload that."
        ) from error


def _shown(sheet: Any, manuscript: Manuscript, name: str) -> dict[int, dict[int, str]]:
    hidden_columns = _hidden_columns(sheet)
    shown: dict[int, dict[int, str]] = {}
    hidden: dict[str, list[str]] = {}
    characters = 0
    for (row, column), cell in sorted(sheet._cells.items()):
        text = display(cell.value, cell.number_format or "General")[:_CELL_CHARACTERS].strip()
        characters += len(text)
        if characters > _SHEET_CHARACTERS:
            raise LimitExceeded(f"{name} has more than {_SHEET_CHARACTERS:,} characters on one sheet; split it.")
        if not text:
            continue
        if row in sheet.row_dimensions and sheet.row_dimensions[row].hidden:
            hidden.setdefault(f"row {row}", []).append(text)
        elif column in hidden_columns:
            hidden.setdefault(f"column {cell.column_letter}", []).append(text)
        elif cell.number_format == ";;;":
            hidden.setdefault(f"cell {cell.coordinate}", []).append(text)
        else:
            shown.setdefault(row, {})[column] = text
    for place, texts in hidden.items():
        manuscript.hide("; ".join(texts), f"hidden {place.split()[0]}", f"sheet {sheet.title}, {place}")
    _spread_merged(sheet, shown)
    return shown


def _hidden_columns(sheet: Any) -> frozenset[int]:
    return frozenset(
        column
        for width in sheet.column_dimensions.values()
        if width.hidden
        for column in range(width.min or 0, min(width.max or 0, 16_384) + 1)
    )


def _spread_merged(sheet: Any, shown: dict[int, dict[int, str]]) -> None:
    """A merged cell's text stands in every row and column it covers, so that each row can be quoted alone."""
    for merged in sheet.merged_cells.ranges:
        text = shown.get(merged.min_row, {}).get(merged.min_col)
        rows = range(merged.min_row, merged.max_row + 1)
        is_small = merged.size["rows"] * merged.size["columns"] <= _MERGED_CELLS
        if not text or not is_small or not any(len(shown.get(row, ())) > 1 for row in rows):
            continue
        for row in rows:
            for column in range(merged.min_col, merged.max_col + 1):
                if row in shown:
                    shown[row].setdefault(column, text)


def _links(sheet: Any) -> tuple[Link, ...]:
    return tuple(
        Link(str(cell.value), cell.hyperlink.target)
        for _, cell in sorted(sheet._cells.items())
        if cell.hyperlink is not None and cell.hyperlink.target and cell.value
    )
