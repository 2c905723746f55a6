"""The gate as people see and set it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from evals.quality import Quality
from server.identity.person import Person, Role
from tests.evals import compared_runs as made
from tests.server.api.company import SAM

Browse = Callable[[Person], TestClient]
PAGE = "/evaluations/gate"
RITA = Person("rita", "Rita Vell", "rita@lumenfold.example", Role.REVIEWER, frozenset({"support"}))


@pytest.fixture
def baseline(quality: Quality) -> str:
    return made.keep(quality.runs.folder, made.many(made.right, 20))


@pytest.fixture
def worse(quality: Quality) -> str:
    return made.keep(quality.runs.folder, [*made.many(made.wrong, 8), *made.many(made.right, 12, 8)], minutes=5)


def test_without_golden_sets_it_says_what_to_do(browse_as: Browse) -> None:
    assert "There is no golden set yet." in browse_as(SAM).get(PAGE).text


def test_a_lead_turns_a_gate_on_and_everybody_sees_who_did(browse_as: Browse, baseline: str) -> None:
    lead = browse_as(SAM)
    assert "No gate is on." in lead.get(PAGE).text
    form = {"baseline": baseline, "is_on": "true", "metrics": ["nDCG@10", "MRR"], "note": "after the move"}
    done = lead.post(f"{PAGE}/small", data=form, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, f"{PAGE}/small")
    page = lead.get(f"{PAGE}/small").text
    assert '<span class="badge good">on</span>' in page
    assert "Sam Okoro" in page
    assert "after the move" in page
    assert "nDCG@10, MRR" in page
    assert "At n = 20 this gate sees a loss of 5 points" in page
    assert "n 20" in lead.get(PAGE).text


def test_turning_it_on_needs_a_baseline(browse_as: Browse, baseline: str) -> None:
    answer = browse_as(SAM).post(f"{PAGE}/small", data={"is_on": "true"})
    assert answer.status_code == 409
    assert "A gate needs a run to hold others against; choose the baseline first" in answer.text


def test_a_reviewer_sees_but_does_not_set(browse_as: Browse, quality: Quality, baseline: str) -> None:
    quality.deskside.people.import_people([RITA])
    reviewer = browse_as(RITA)
    page = reviewer.get(f"{PAGE}/small")
    assert page.is_success
    assert "A team lead sets this." in page.text
    assert reviewer.post(f"{PAGE}/small", data={"baseline": baseline}).status_code == 403


def test_a_run_is_judged_and_the_verdict_shown(browse_as: Browse, quality: Quality, baseline: str, worse: str) -> None:
    quality.gates.set("small", "sam", is_on=True, baseline=baseline)
    lead = browse_as(SAM)
    page = lead.post(f"{PAGE}/small/verdicts", data={"run": worse}, follow_redirects=True).text
    assert '<span class="badge warn">blocked</span>' in page
    assert "Blocked by right." in page
    assert f"left={baseline}&amp;right={worse}" in page
    assert "Blocked by right." in lead.get(PAGE).text
    assert "by <code>right</code>" in lead.get(f"/evaluations/runs/{worse}").text


def test_a_run_that_cannot_be_compared_shows_why(browse_as: Browse, quality: Quality, baseline: str) -> None:
    quality.gates.set("small", "sam", is_on=True, baseline=baseline)
    strange = made.keep(quality.runs.folder, [made.right("strange")], minutes=7)
    page = browse_as(SAM).post(f"{PAGE}/small/verdicts", data={"run": strange}, follow_redirects=True).text
    assert '<span class="badge">not judged</span>' in page
    assert "no example in common" in page


def test_a_gate_that_is_off_judges_nothing(browse_as: Browse, baseline: str, worse: str) -> None:
    assert browse_as(SAM).post(f"{PAGE}/small/verdicts", data={"run": worse}).status_code == 409


def test_a_baseline_or_measure_that_cannot_be_is_told_on_the_page(browse_as: Browse, baseline: str) -> None:
    gone = browse_as(SAM).post(f"{PAGE}/small", data={"is_on": "true", "baseline": "gone"})
    assert (gone.status_code, "There is no run gone" in gone.text) == (404, True)
    judged = browse_as(SAM).post(f"{PAGE}/small", data={"baseline": baseline, "metrics": ["faithfulness"]})
    assert (judged.status_code, "Faithfulness cannot gate" in judged.text) == (422, True)


def test_a_baseline_that_is_gone_is_told(browse_as: Browse, quality: Quality, baseline: str, worse: str) -> None:
    quality.gates.set("small", "sam", is_on=True, baseline=baseline)
    standard = quality.gates.store.standard("small")
    assert standard is not None
    quality.gates.store.add_standard(replace(standard, baseline="20250101T000000000000Z-small"))
    assert "gone" in browse_as(SAM).get(PAGE).text
    assert "20250101T000000000000Z-small (gone)" in browse_as(SAM).get(f"{PAGE}/small").text


@pytest.mark.parametrize("path", ["nowhere", "%2e%2e"])
def test_a_golden_set_that_is_not_there_is_not_found(browse_as: Browse, path: str) -> None:
    assert browse_as(SAM).get(f"{PAGE}/{path}").status_code == 404
    assert browse_as(SAM).post(f"{PAGE}/nowhere", data={}).status_code == 404


def test_a_run_of_another_golden_set_is_not_judged_here(browse_as: Browse, quality: Quality, baseline: str) -> None:
    other = made.keep(quality.runs.folder, [made.right("one")], minutes=3, golden_set="other")
    assert browse_as(SAM).post(f"{PAGE}/small/verdicts", data={"run": other}).status_code == 404
