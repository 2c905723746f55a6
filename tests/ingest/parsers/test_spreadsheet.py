import io
from datetime import date

import pytest
from openpyxl import Workbook

from ingest.index.documents import BlockKind
from ingest.index.errors import MalformedFile
from ingest.parsers.spreadsheet import SpreadsheetParser
from tests.ingest.parsed import assert_sound, said

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_rows_show_values_as_formatted_and_hidden_parts_stay_out() -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Rates"
    sheet.append(["Return rates 2026"])
    sheet.append([])
    sheet.append(["Region", "Fee", "Share", "Since", "Secret"])
    sheet.append(["EU", 4.5, 0.125, date(2026, 1, 1), "x"])
    sheet.append(["US", 12, 0.2, date(2026, 2, 1), "y"])
    sheet["B4"].number_format, sheet["C4"].number_format = '"€"#,##0.00', "0.0%"
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["E"].hidden = True
    plan = book.create_sheet("Plan")
    plan["A1"] = "fire everybody"
    plan.sheet_state = "hidden"

    document = SpreadsheetParser().parse(saved(book), "a.xlsx", MEDIA_TYPE)

    assert_sound(document)
    assert said(document) == [
        "Rates", "Return rates 2026", "Region; Fee; Share; Since",
        "Region: EU; Fee: €4.50; Share: 12.5%; Since: 2026-01-01",
    ]  # fmt: skip
    assert {note.why for note in document.hidden} == {"hidden row", "hidden column", "hidden sheet"}
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.pages == 2


def test_an_internal_row_is_for_staff_only() -> None:
    book = Workbook()
    book.active.append(["Item", "Price"])
    book.active.append(["[Internal] Valve", "£9"])
    document = SpreadsheetParser().parse(saved(book), "a.xlsx", MEDIA_TYPE)
    assert document.blocks[-1].audience == frozenset({"staff"})


def test_a_broken_workbook_is_malformed() -> None:
    with pytest.raises(MalformedFile, match=r"a\.xlsx is damaged"):
        SpreadsheetParser().parse(saved(Workbook())[:-4000] + b"x" * 10, "a.xlsx", MEDIA_TYPE)
