"""Tables as files for a spreadsheet: nothing in a cell is ever taken for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import IO

Cell = str | int | float | date | datetime | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A text that begins with one of these can run as a formula where the file is opened; the wide ones in some locales."""
_LONGEST = 32_767
"""What a cell of an Excel sheet can hold."""
_WIDEST = 60
_BATCH = 500


class FileKind(StrEnum):
    """What a table can be saved as."""

    CSV = "csv"
    XLSX = "xlsx"

    @property
    def media_type(self) -> str:
        """For the header."""
        if self is FileKind.CSV:
            return "text/csv; charset=utf-8"
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name; `rows` may be made while it is written. Moments are written in UTC."""

    name: str
    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]] = field(default_factory=tuple)


def safe_text(text: str) -> str:
    """The text as a cell may hold it: no control characters, and a leading `'` where it would be a formula."""
    kept = "".join(letter for letter in text if letter in "\t\n\r" or letter.isprintable() or letter == "\xa0")
    return ("'" + kept if kept.startswith(_FORMULA) else kept)[:_LONGEST]


def csv_pieces(sheet: Sheet) -> Iterator[bytes]:
    """The table as CSV in UTF-8, with the mark that tells Excel so; dates are written as ISO 8601."""
    yield b"\xef\xbb\xbf"
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([safe_text(column) for column in sheet.columns])
    for number, row in enumerate(sheet.rows, 1):
        writer.writerow([_in_csv(cell) for cell in row])
        if number % _BATCH == 0:
            yield _drain(buffer)
    yield _drain(buffer)


def write_xlsx(sheet: Sheet, stream: IO[bytes]) -> None:
    """The table as an Excel workbook of one sheet; numbers and dates stay numbers and dates."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook(write_only=True)
    page = workbook.create_sheet(sheet.title[:31])
    page.freeze_panes = "A2"
    for place, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(place)].width = min(max(len(column) + 2, 12), _WIDEST)
    header = []
    for column in sheet.columns:
        cell = WriteOnlyCell(page, safe_text(column))
        cell.font = Font(bold=True)
        header.append(cell)
    page.append(header)
    for row in sheet.rows:
        page.append([_in_xlsx(cell) for cell in row])
    workbook.save(stream)


def _in_csv(cell: Cell) -> str | int | float:
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else safe_text(cell) if isinstance(cell, str) else cell


def _in_xlsx(cell: Cell) -> Cell:
    """A spreadsheet knows no time zones."""
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).replace(tzinfo=None)
    return safe_text(cell) if isinstance(cell, str) else cell


def _drain(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode("utf-8", "replace")
    buffer.seek(0)
    buffer.truncate()
    return piece
