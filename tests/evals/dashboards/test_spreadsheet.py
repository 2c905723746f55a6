"""Tables as files: nothing in them runs, everything keeps its type."""

import csv
import io
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from evals.dashboards.spreadsheet import Cell, Sheet, csv_pieces, safe_text, write_xlsx

COLUMNS = ("Text", "Number", "Share", "Day", "Moment", "Nothing")
MOMENT = datetime(2026, 11, 22, 10, 30, tzinfo=timezone(timedelta(hours=1)))
ROW: tuple[Cell, ...] = ("a charger", 3, 0.25, date(2026, 11, 22), MOMENT, None)


def in_csv(sheet: Sheet) -> list[list[str]]:
    content = b"".join(csv_pieces(sheet))
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def in_xlsx(sheet: Sheet) -> list[list[object]]:
    stream = io.BytesIO()
    write_xlsx(sheet, stream)
    page = load_workbook(stream).worksheets[0]
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
    return [[cell.value for cell in row] for row in page.iter_rows()]


def test_a_csv_file_writes_dates_by_iso_and_moments_in_utc() -> None:
    header, row = in_csv(Sheet("t", "T", COLUMNS, [ROW]))
    assert header == list(COLUMNS)
    assert row == ["a charger", "3", "0.25", "2026-11-22", "2026-11-22T09:30:00Z", ""]


def test_a_workbook_keeps_numbers_and_dates() -> None:
    header, row = in_xlsx(Sheet("t", "T", COLUMNS, [ROW]))
    assert header == list(COLUMNS)
    assert row == [
        "a charger",
        3,
        0.25,
        datetime(2026, 11, 22),
        datetime(2026, 11, 22, 9, 30),
        None,
    ]


DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(1)", "＝1+1", '=cmd|"/c calc"!A1']


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_would_be_a_formula_stays_text(text: str) -> None:
    sheet = Sheet("t", "T", (text,), [(text,)])
    for rows in (in_csv(sheet), in_xlsx(sheet)):
        for row in rows:
            assert str(row[0]).startswith("'")


def test_a_negative_number_stays_a_number() -> None:
    sheet = Sheet("t", "T", ("Change",), [(-0.05,)])
    assert in_csv(sheet)[1] == ["-0.05"]
    assert in_xlsx(sheet)[1] == [-0.05]


@given(st.text())
def test_no_cell_begins_a_formula_or_breaks_a_workbook(text: str) -> None:
    safe = safe_text(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert "\x00" not in safe
    in_xlsx(Sheet("t", "T", ("Text",), [(text,)]))


def test_a_long_table_comes_in_pieces_and_whole() -> None:
    sheet = Sheet("t", "T", ("Number",), ((number,) for number in range(1234)))
    pieces = list(csv_pieces(sheet))
    assert len(pieces) > 3
    assert len(b"".join(pieces).decode("utf-8-sig").splitlines()) == 1235


def test_moments_are_in_utc_whatever_zone_they_came_in() -> None:
    here, there = (Sheet("t", "T", ("At",), [(moment,)]) for moment in (MOMENT, MOMENT.astimezone(UTC)))
    assert in_csv(here) == in_csv(there)
