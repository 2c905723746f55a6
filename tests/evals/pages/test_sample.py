"""One example of a run: what was asked, answered and expected, for those who may read it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from evals.golden_line import EvidenceLine
from evals.pages.runs import run_url
from evals.quality import Quality
from evals.running.run_folder import RunFolder
from ingest.index.errors import NotFound
from server.identity.person import Person, Role
from tests.evals.running.golden import ANSWERED, keep_golden_set, run_golden_set
from tests.server.api.company import INTERNAL, JO, SAM, SOURCE

Browse = Callable[[Person], TestClient]
REVIEWER = Person("rea", "Rea Lindt", "rea@lumenfold.example", Role.REVIEWER, frozenset({"support"}))


@pytest.fixture
def run_id(quality: Quality) -> str:
    return run_golden_set(quality, keep_golden_set(quality), repeats=2)


def page_of(run_id: str, example_id: str) -> str:
    return f"{run_url(run_id)}/examples/{example_id}"


def test_it_shows_answer_and_expectation_beside_each_other(browse_as: Browse, run_id: str) -> None:
    page = browse_as(SAM).get(page_of(run_id, "window")).text
    assert "Within how many days may a charger be returned?" in page
    assert "Within 30 days of delivery." in page
    assert "holds the evidence" in page
    assert page.count("A charger may be returned within 30 days of delivery.") >= 2
    assert "The evidence came at 1." in page


def test_an_abstention_is_shown_as_one(browse_as: Browse, run_id: str) -> None:
    page = browse_as(SAM).get(page_of(run_id, "moon")).text
    assert "Nothing in the documents answers this." in page


def test_worse_and_better_lead_through_all_that_was_chosen(browse_as: Browse, quality: Quality, run_id: str) -> None:
    browser = browse_as(SAM)
    lines = [one.worst for one in quality.runs.open(run_id).worst_first()]
    first = browser.get(page_of(run_id, lines[0].example_id), params={"repeat": lines[0].repeat}).text
    assert 'rel="prev"' not in first
    assert f"1 of {len(lines)}" in first
    assert f"/examples/{lines[1].example_id}" in first
    chosen = browser.get(page_of(run_id, "moon"), params={"set": "elsewhere"}).text
    assert "1 of 1" in chosen
    assert "/examples/moon?set=elsewhere&amp;repeat=1" in chosen
    assert f"{run_url(run_id)}?set=elsewhere#examples" in chosen


def test_every_repeat_can_be_read(browse_as: Browse, run_id: str) -> None:
    browser = browse_as(SAM)
    assert "time 2" in browser.get(page_of(run_id, "window"), params={"repeat": "1"}).text
    assert browser.get(page_of(run_id, "window"), params={"repeat": "2"}).status_code == 404
    assert browser.get(page_of(run_id, "absent")).status_code == 404


def test_what_failed_says_why(browse_as: Browse, quality: Quality, run_id: str) -> None:
    folder = RunFolder(quality.runs.folder / run_id)
    sample = next(folder.samples())
    folder.add(
        replace(sample, example=replace(sample.example, id="a/b c"), answer=None, errors=("SubjectError: <gone>",))
    )
    page = browse_as(SAM).get(page_of(run_id, "a/b c")).text
    assert "SubjectError: &lt;gone&gt;" in page
    assert "There is no answer." in page


def test_who_may_not_read_what_it_quotes_sees_nothing_of_it(browse_as: Browse, quality: Quality) -> None:
    quality.deskside.people.import_people([REVIEWER])
    set_id = quality.golden_sets.create("Fraud", SOURCE).id
    evidence = (EvidenceLine(document="returns.md", quote=INTERNAL),)
    inside = ANSWERED.model_copy(
        update={
            "id": "flagged",
            "question": "Are customers flagged for fraud refused?",
            "reference_answer": INTERNAL,
            "evidence": evidence,
            "audience": frozenset({"support", "fraud-desk"}),
        }
    )
    quality.golden_sets.add(set_id, inside)
    run_id = run_golden_set(quality, set_id)
    assert INTERNAL in browse_as(SAM).get(page_of(run_id, "flagged")).text
    page = browse_as(REVIEWER).get(page_of(run_id, "flagged")).text
    assert "You may not read everything this example quotes." in page
    assert INTERNAL not in page
    assert "flagged for fraud" not in page


def test_an_answer_that_quotes_what_is_gone_is_not_shown(browse_as: Browse, quality: Quality, run_id: str) -> None:
    folder = RunFolder(quality.runs.folder / run_id)
    sample = next(one for one in folder.samples() if one.answer is not None and one.answer.citations)
    assert sample.answer is not None
    gone = tuple(replace(one, version="gone", quote="An old rule.") for one in sample.answer.citations)
    passages = tuple(replace(one, version="gone") for one in sample.passages)
    answer = replace(sample.answer, text="An old rule. [1]", citations=gone)
    folder.add(replace(sample, example=replace(sample.example, id="old"), answer=answer, passages=passages))
    with pytest.raises(NotFound):
        quality.deskside.index.catalog.version("gone")
    page = browse_as(SAM).get(page_of(run_id, "old")).text
    assert "it is not in the documents any more" in page
    assert "An old rule." not in page


def test_it_is_for_reviewers(browse_as: Browse, run_id: str) -> None:
    assert browse_as(JO).get(page_of(run_id, "window")).status_code == 403
