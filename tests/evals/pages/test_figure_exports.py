"""Every table of figures as a file."""

import csv
import io
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from server.deskside import Deskside
from server.identity.person import Person, Role
from tests.evals.dashboards.stored import HIDDEN, missing, rate, stored
from tests.server.api.company import JO, SAM

Browse = Callable[[Person], TestClient]
RUTH = Person("ruth", "Ruth Calder", "ruth@lumenfold.example", Role.REVIEWER, frozenset({"support"}))
TABLES = [
    "over-time",
    "by-skill",
    "by-product",
    "by-source",
    "by-team",
    "documents",
    "gaps",
    "cost",
    "events",
    "answers",
]


def rows(browser: TestClient, table: str, **params: str) -> list[list[str]]:
    response = browser.get(f"/evaluations/tables/{table}.csv", params=params)
    assert response.is_success, response.text
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("table", TABLES)
def test_each_table_can_be_saved_both_ways(deskside: Deskside, browse_as: Browse, table: str) -> None:
    stored(deskside, "a", skill="returns-assessment")
    missing(deskside, "b")
    rate(deskside, "a", False)
    browser = browse_as(SAM)
    header, *lines = rows(browser, table, days="30")
    book = browser.get(f"/evaluations/tables/{table}.xlsx", params={"days": "30"})
    assert book.headers["content-type"].startswith("application/vnd.openxmlformats")
    assert book.headers["content-disposition"].endswith('-2026-10-24-2026-11-22.xlsx"')
    page = load_workbook(io.BytesIO(book.content)).worksheets[0]
    assert [cell.value for cell in page[1]] == header
    assert page.max_row == len(lines) + 1


def test_an_export_has_the_filters_of_the_page(deskside: Deskside, browse_as: Browse) -> None:
    stored(deskside, "a", question="First")
    missing(deskside, "b", "Second")
    assert len(rows(browse_as(SAM), "answers")) == 3
    assert [row[1] for row in rows(browse_as(SAM), "answers", outcome="found")] == ["Question", "First"]


def test_a_question_that_would_be_a_formula_is_made_harmless(deskside: Deskside, browse_as: Browse) -> None:
    stored(deskside, "a", question='=HYPERLINK("http://evil.example")')
    (_, row) = rows(browse_as(SAM), "answers")
    assert row[1].startswith("'=")


def test_more_answers_than_one_page_are_all_saved(deskside: Deskside, browse_as: Browse) -> None:
    for number in range(1100):
        stored(deskside, f"a{number}", days_ago=number / 100)
    browser = browse_as(SAM)
    for _ in range(6):
        browser.get("/evaluations/answers")
    assert len({row[-1] for row in rows(browser, "answers")}) == 1101


def test_what_the_reader_may_not_see_is_not_saved_either(deskside: Deskside, browse_as: Browse) -> None:
    deskside.people.import_people([RUTH])
    stored(deskside, "a", question="Why was the fraudster refused?", words=HIDDEN)
    stored(deskside, "b", path="chargebacks.md")
    browser = browse_as(RUTH)
    for table in ("answers", "documents", "gaps"):
        said = str(rows(browser, table))
        assert "fraudster" not in said
        assert "Chargebacks" not in said


def test_an_unknown_table_or_format_is_not_there(browse_as: Browse) -> None:
    browser = browse_as(SAM)
    assert browser.get("/evaluations/tables/secrets.csv").status_code == 404
    assert browser.get("/evaluations/tables/gaps.exe").status_code == 422


def test_nobody_without_the_right_may_save_one(browse_as: Browse) -> None:
    assert browse_as(JO).get("/evaluations/tables/answers.csv").status_code == 403
