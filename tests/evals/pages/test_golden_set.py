"""One golden set: filtered, exported, retired in bulk."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from evals.curation.export import as_csv, as_jsonl
from evals.curation.kept_example import ExampleState
from evals.quality import Quality
from server.deskside import Deskside
from server.identity.person import Person, Role
from tests.evals.curation.lines import ONCE_SAID, SET, example, kept_in
from tests.server.api.company import ROOT, SAM

Browse = Callable[[Person], TestClient]
PAGE = f"/evaluations/golden-sets/{SET}"
RIA = Person("ria", "Ria", "ria@lumenfold.example", Role.REVIEWER, frozenset({"support"}))
CHARGEBACK = "A chargeback is answered with proof of delivery within seven days."


@pytest.fixture
def golden_set(quality: Quality, deskside: Deskside) -> None:
    deskside.people.import_people([RIA])
    kept_in(
        quality.golden_sets,
        example("window"),
        example("broken/1", ONCE_SAID, question="Was it 14 days?", tags={"difficulty": "hard"}),
        example("secret", CHARGEBACK, "chargebacks.md", question="What answers a chargeback?"),
    )


@pytest.mark.usefixtures("golden_set")
def test_examples_are_filtered_by_words_tag_state_and_standing(browse_as: Browse) -> None:
    browser = browse_as(SAM)
    for query, count in (
        ({}, 3),
        ({"q": "chargeback"}, 1),
        ({"tag": "difficulty=hard"}, 1),
        ({"standing": "bad"}, 1),
        ({"state": "retired"}, 0),
        ({"q": "moon"}, 0),
    ):
        page = browser.get(PAGE, params=query).text
        assert f'role="status">{count} example{"" if count == 1 else "s"}<' in page, query
    assert "Nothing fits." in browser.get(PAGE, params={"q": "moon"}).text


@pytest.mark.usefixtures("golden_set")
def test_a_broken_one_says_which_versions(browse_as: Browse) -> None:
    page = browse_as(SAM).get(PAGE).text
    assert "1 of 3 accepted examples are broken" in page
    assert "Broken by version 2 (since 1 Jan 2026) of returns.md: the quote stood in version 1" in page


@pytest.mark.usefixtures("golden_set")
def test_what_somebody_may_not_read_they_do_not_see_or_take_along(browse_as: Browse) -> None:
    browser = browse_as(RIA)
    page = browser.get(PAGE).text
    assert "What answers a chargeback?" not in page
    assert "1 example quotes documents that you may not read" in page
    assert CHARGEBACK not in browser.get(f"{PAGE}/export").text
    assert browser.get(f"{PAGE}/examples/secret").status_code == 404
    assert browser.post(PAGE, data={"do": "retire", "pick": ["1:secret"]}).status_code == 404
    assert CHARGEBACK in browse_as(SAM).get(f"{PAGE}/export").text


@pytest.mark.usefixtures("golden_set")
def test_it_is_exported_as_lines_and_as_a_table(browse_as: Browse, quality: Quality) -> None:
    lines = [kept.line for kept in quality.golden_sets.examples(SET)]
    answer = browse_as(SAM).get(f"{PAGE}/export", params={"layout": "jsonl"})
    assert (answer.text, answer.headers["content-disposition"]) == (
        as_jsonl(lines),
        f'attachment; filename="{SET}.jsonl"',
    )
    assert browse_as(SAM).get(f"{PAGE}/export", params={"layout": "csv"}).content == as_csv(lines).encode()
    assert browse_as(SAM).get(f"{PAGE}/export", params={"layout": "pdf"}).status_code == 422


@pytest.mark.usefixtures("golden_set")
def test_ticked_examples_are_retired_together_and_brought_back(browse_as: Browse, quality: Quality) -> None:
    browser = browse_as(RIA)
    answer = browser.post(PAGE, data={"do": "retire", "pick": ["1:window", "1:broken/1"], "why": "Old"})
    assert answer.headers["location"] == f"{PAGE}?said=retire-2"
    assert "Retired 2 examples." in browser.get(answer.headers["location"]).text
    assert quality.golden_sets.example(SET, "broken/1").state is ExampleState.RETIRED
    assert quality.golden_sets.revisions(SET, "window")[0].why == "Old"
    browser.post(PAGE, data={"do": "restore", "pick": ["2:window"]})
    assert quality.golden_sets.example(SET, "window").state is ExampleState.ACCEPTED


@pytest.mark.usefixtures("golden_set")
def test_one_that_was_changed_meanwhile_keeps_all_as_they_are(browse_as: Browse, quality: Quality) -> None:
    browser = browse_as(SAM)
    browser.post(PAGE, data={"do": "retire", "pick": ["1:window"]})
    assert browser.post(PAGE, data={"do": "retire", "pick": ["1:broken/1", "1:window"]}).status_code == 409
    assert quality.golden_sets.example(SET, "broken/1").state is ExampleState.ACCEPTED
    assert browser.post(PAGE, data={"do": "retire", "pick": ["x:window"]}).status_code == 422
    assert browser.post(PAGE, data={"do": "burn", "pick": ["1:window"]}).status_code == 422


@pytest.mark.usefixtures("golden_set")
def test_only_leads_and_administrators_retire_the_golden_set(browse_as: Browse, quality: Quality) -> None:
    assert browse_as(RIA).post(f"{PAGE}/standing", data={"do": "retire"}).status_code == 403
    assert "Retire the golden set" not in browse_as(RIA).get(PAGE).text
    browse_as(SAM).post(f"{PAGE}/standing", data={"do": "retire"})
    assert quality.golden_sets.card(SET).is_retired
    assert "This golden set is retired." in browse_as(SAM).get(PAGE).text
    browse_as(ROOT).post(f"{PAGE}/standing", data={"do": "restore"})
    assert not quality.golden_sets.card(SET).is_retired


def test_many_examples_come_a_page_at_a_time(browse_as: Browse, quality: Quality) -> None:
    kept_in(quality.golden_sets, *(example(f"e{number:03}", question=f"Question {number}?") for number in range(120)))
    page = browse_as(SAM).get(PAGE, params={"page": 3}).text
    assert "Page 3 of 3" in page
    assert "Question 119?" in page
    assert "Question 99?" not in page
    assert "page=2" in page


def test_an_empty_one_says_what_to_do(browse_as: Browse, quality: Quality) -> None:
    kept_in(quality.golden_sets)
    assert "There is no example yet." in browse_as(SAM).get(PAGE).text
    assert browse_as(SAM).get("/evaluations/golden-sets/absent").status_code == 404
