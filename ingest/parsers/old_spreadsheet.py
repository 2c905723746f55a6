"""Excel 97-2003 workbooks, read with xlrd, which unstructured brings along."""

import io
from typing import Any

import xlrd

from ingest.index.documents import ParsedDocument
from ingest.index.errors import MalformedFile
from ingest.parsers.cell_display import display
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.sheet import Sheet, write_sheet


class OldSpreadsheetParser:
    """Reads .xls: values as last shown; macros are not even looked at."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        book = _open(data, name)
        manuscript = Manuscript()
        for number, sheet in enumerate(book.sheets(), start=1):
            cells = _shown(book, sheet, manuscript)
            if sheet.visibility:
                text = " ".join(text for row in cells.values() for text in row.values())
                manuscript.hide(text, "hidden sheet", f"sheet {sheet.name}")
            else:
                write_sheet(manuscript, Sheet(sheet.name, number, cells))
        return manuscript.finish(media_type, pages=book.nsheets)


def _open(data: bytes, name: str) -> Any:  # xlrd has no types
    for has_formats in (True, False):
        try:
            return xlrd.open_workbook(file_contents=data, formatting_info=has_formats, logfile=io.StringIO())
        except Exception as error:  # noqa: BLE001 - xlrd raises anything on a broken file; formats are optional
            reason = error
    raise MalformedFile(
        f"{name} is damaged: it is not a whole workbook ({reason}); open it in Excel, save it as XLSX and upload that."
    ) from reason


def _shown(book: Any, sheet: Any, manuscript: Manuscript) -> dict[int, dict[int, str]]:
    shown: dict[int, dict[int, str]] = {}
    for row in range(sheet.nrows):
        texts = {
            column + 1: text
            for column in range(sheet.row_len(row))
            if (text := _text(book, sheet.cell(row, column)).strip()) and not _is_hidden(sheet.colinfo_map, column)
        }
        if texts and _is_hidden(sheet.rowinfo_map, row):
            manuscript.hide("; ".join(texts.values()), "hidden row", f"sheet {sheet.name}, row {row + 1}")
        elif texts:
            shown[row + 1] = texts
    return shown


def _is_hidden(sizes: Any, position: int) -> bool:
    size = sizes.get(position)
    return bool(size is not None and size.hidden)


def _text(book: Any, cell: Any) -> str:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)
        case xlrd.XL_CELL_BOOLEAN:
            return display(bool(cell.value))
        case xlrd.XL_CELL_DATE:
            try:
                return display(xlrd.xldate_as_datetime(cell.value, book.datemode))
            except (ValueError, OverflowError):
                return display(cell.value)
        case xlrd.XL_CELL_NUMBER:
            return display(cell.value, _number_format(book, cell))
        case _:
            return ""


def _number_format(book: Any, cell: Any) -> str:
    if cell.xf_index is None or not book.xf_list:
        return "General"
    key = book.xf_list[cell.xf_index].format_key
    return str(book.format_map[key].format_str) if key in book.format_map else "General"
