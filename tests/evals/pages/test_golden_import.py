"""Importing: a file, a preview, and then all of it or nothing."""

import json
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from evals.quality import Quality
from server.identity.person import Person
from tests.evals.curation.lines import NOW_SAYS, ONCE_SAID, SET, example, kept_in
from tests.server.api.company import JO, ROOT, SAM

Browse = Callable[[Person], TestClient]
PAGE = f"/evaluations/golden-sets/{SET}/import"


@pytest.fixture
def browser(browse_as: Browse, quality: Quality) -> TestClient:
    kept_in(quality.golden_sets, example("same"), example("changed"))
    return browse_as(SAM)


def upload(browser: TestClient, content: str, name: str = "golden.jsonl") -> str:
    """Where the preview of this file stands."""
    answer = browser.post(PAGE, files={"file": (name, content.encode())})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def fingerprint_in(page: str) -> str:
    """The fingerprint that the form confirms."""
    return page.partition('name="fingerprint" value="')[2].partition('"')[0]


def test_a_file_is_previewed_and_then_imported(browser: TestClient, quality: Quality) -> None:
    lines = [example("same"), example("changed", reference_answer="One month."), example("new", ONCE_SAID)]
    place = upload(browser, "".join(line.written() + "\n" for line in lines))
    page = browser.get(place).text
    for says in ("<strong>1</strong> new", "<strong>1</strong> changed", "<strong>1</strong> the same"):
        assert says in page
    assert "Broken by version 2" in page
    assert len(quality.golden_sets.examples(SET)) == 2
    answer = browser.post(place, data={"do": "confirm", "fingerprint": fingerprint_in(page)})
    assert answer.headers["location"] == f"/evaluations/golden-sets/{SET}?said=imported-2"
    assert len(quality.golden_sets.examples(SET)) == 3
    assert browser.get(place).status_code == 404


def test_problems_are_listed_and_nothing_can_be_imported(browser: TestClient, quality: Quality) -> None:
    place = upload(browser, example("new").written() + "\nnonsense\n")
    page = browser.get(place).text
    assert "golden.jsonl, line 2: this is not JSON" in page
    assert 'value="confirm"' not in page
    assert browser.post(place, data={"do": "confirm"}).status_code == 422
    assert len(quality.golden_sets.examples(SET)) == 2


def test_columns_of_a_table_can_be_named(browser: TestClient, quality: Quality) -> None:
    table = f"Customer asks;Right;File;Words\nFor how long?;30 days;returns.md;{NOW_SAYS}\n"
    place = upload(browser, table, "golden.csv")
    page = browser.get(place).text
    assert "no column holds the question; there are Customer asks, Right, File, Words" in page
    assert "For how long?" in page
    columns = {"column": ["Customer asks", "Right", "Words"], "field": ["question", "reference_answer", "quote"]}
    browser.post(place, data={"do": "read", "layout": "csv", **columns})
    page = browser.get(place).text
    assert "<strong>1</strong> new" in page
    browser.post(place, data={"do": "confirm", "fingerprint": fingerprint_in(page)})
    (kept,) = [one for one in quality.golden_sets.examples(SET) if one.id.startswith("q-")]
    assert [(one.document, one.quote) for one in kept.line.evidence] == [("returns.md", NOW_SAYS)]


def test_a_column_that_was_taken_for_another_is_read_anew(browser: TestClient, quality: Quality) -> None:
    place = upload(browser, "question,answer,Remark\nFor how long?,not this,30 days\n", "golden.csv")
    assert "Columns that are left out: Remark." in browser.get(place).text
    columns = {"column": ["question", "answer", "Remark"], "field": ["question", "", "reference_answer"]}
    assert browser.post(place, data={"do": "read", "layout": "csv", **columns}).headers["location"] == place
    page = browser.get(place).text
    browser.post(place, data={"do": "confirm", "fingerprint": fingerprint_in(page)})
    (kept,) = [one for one in quality.golden_sets.examples(SET) if one.id.startswith("q-")]
    assert kept.line.reference_answer == "30 days"


def test_a_golden_set_that_changed_since_the_preview_is_a_conflict(browser: TestClient, quality: Quality) -> None:
    place = upload(browser, example("new").written())
    seen = fingerprint_in(browser.get(place).text)
    quality.golden_sets.add(SET, example("new", reference_answer="Other."))
    assert browser.post(place, data={"do": "confirm", "fingerprint": seen}).status_code == 409


def test_what_may_name_somebody_must_be_looked_at(browser: TestClient, quality: Quality) -> None:
    place = upload(browser, example("new", question="Where is order LF-204981?").written())
    page = browser.get(place).text
    assert "May name somebody: order number" in page
    confirmed = {"do": "confirm", "fingerprint": fingerprint_in(page)}
    assert browser.post(place, data=confirmed).status_code == 422
    assert browser.post(place, data={**confirmed, "is_checked": "true"}).status_code == 303


def test_an_upload_is_its_owners_alone_and_can_be_forgotten(
    browser: TestClient, browse_as: Browse, quality: Quality
) -> None:
    place = upload(browser, example("new").written())
    assert browse_as(ROOT).get(place).status_code == 404
    assert browse_as(JO).get(place).status_code == 403
    browser.post(place, data={"do": "forget"})
    assert browser.get(place).status_code == 404
    assert len(quality.golden_sets.examples(SET)) == 2


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", b""), ("a.zip", b"PK\x03\x04rest"), ("a.txt", b"\xff\x00\xfe")]
)
def test_what_cannot_be_read_is_said_on_the_form(browser: TestClient, name: str, content: bytes) -> None:
    answer = browser.post(PAGE, files={"file": (name, content)})
    assert answer.status_code == 422
    assert "This file cannot be imported." in answer.text


def test_names_of_files_and_problems_are_escaped(browser: TestClient) -> None:
    place = upload(browser, json.dumps({"id": "<b>", "question": "<b>x", "answerable": True}), "<i>.jsonl")
    page = browser.get(place).text
    assert "<i>.jsonl" not in page
    assert "<b>x" not in page
