"""One run: scores, provenance, and its examples, the worst first."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from evals.judging.judgement import NotScored
from evals.judging.judgement_file import JudgementFile
from evals.pages.calibration_wording import reason
from evals.pages.runs import run_url
from evals.quality import Quality
from evals.running.run_folder import RunFolder
from evals.running.run_state import Origin, RunRequest, RunState
from server.identity.person import Person
from tests.evals.judging.made import judgement
from tests.evals.running.golden import keep_golden_set, run_golden_set
from tests.server.api.company import JO, SAM

Browse = Callable[[Person], TestClient]


@pytest.fixture
def run_id(quality: Quality) -> str:
    return run_golden_set(quality, keep_golden_set(quality), repeats=2)


def rewrite(quality: Quality, run_id: str, **changes: object) -> None:
    """Another manifest for a run."""
    folder = RunFolder(quality.runs.folder / run_id)
    folder.write_manifest(replace(folder.manifest(), **changes))  # type: ignore[arg-type]


def test_it_shows_scores_with_interval_n_and_spread(browse_as: Browse, run_id: str) -> None:
    page = browse_as(SAM).get(run_url(run_id)).text
    assert "each asked 2 times" in page
    assert 'href="/evaluations/metrics#right"' in page
    assert "95 % interval" in page
    assert "Spread over repeats" in page
    assert "By part of the golden set" in page
    assert "Since the run before" not in page


def test_it_says_what_is_needed_to_repeat_it(browse_as: Browse, quality: Quality, run_id: str) -> None:
    manifest = quality.runs.card(run_id).manifest
    page = browse_as(SAM).get(run_url(run_id)).text
    assert manifest.golden_set_hash[:16] in page
    assert (manifest.subject.index_state or "?")[:16] in page
    assert (manifest.results or "?")[:16] in page
    assert manifest.subject.embedder is not None
    assert manifest.subject.embedder in page
    assert "retrieval.dense_weight" in page


def test_what_judges_said_stands_beside_with_what_they_could_not_score(
    browse_as: Browse, quality: Quality, run_id: str
) -> None:
    assert "What judges say" not in browse_as(SAM).get(run_url(run_id)).text
    cases = [line.example_id for line in quality.runs.open(run_id).lines if not line.repeat]
    judgements = JudgementFile(quality.runs.folder / run_id)
    judgements.keep(judgement(0.25, cases[0]))
    judgements.keep(judgement(None, cases[1]))
    page = browse_as(SAM).get(run_url(run_id)).text
    assert "What judges say" in page
    assert "0.250" in page
    assert "1 " + reason(NotScored.TIMEOUT) in page
    assert "not calibrated" in page


def test_a_second_run_is_compared_with_the_first(browse_as: Browse, quality: Quality, run_id: str) -> None:
    second = run_golden_set(quality, "returns")
    page = browse_as(SAM).get(run_url(second)).text
    assert f"/evaluations/compare?left={run_id}&amp;right={second}" in page
    assert "Since the run before" in page


def test_examples_stand_the_worst_first_and_can_be_chosen(browse_as: Browse, quality: Quality, run_id: str) -> None:
    browser = browse_as(SAM)
    examples = quality.runs.open(run_id).worst_first()
    page = browser.get(run_url(run_id)).text
    places = [page.index(f"/examples/{one.worst.example_id}") for one in examples]
    assert places == sorted(places)
    assert "3 of 3, each at its worst repeat" in page
    assert "1 of 3" in browser.get(run_url(run_id), params={"set": "elsewhere"}).text
    assert "2 of 3" in browser.get(run_url(run_id), params={"skill": "returns-assessment"}).text
    wrong = sum(bool(one.wrong) for one in examples)
    assert f"{wrong} of 3" in browser.get(run_url(run_id), params={"wrong": "true"}).text
    assert "None is like that." in browser.get(run_url(run_id), params={"standing": "failed"}).text


def test_many_examples_are_paged(browse_as: Browse, quality: Quality, run_id: str) -> None:
    folder = RunFolder(quality.runs.folder / run_id)
    sample = next(folder.samples())
    for number in range(60):
        folder.add(replace(sample, example=replace(sample.example, id=f"more-{number}")))
    browser = browse_as(SAM)
    page = browser.get(run_url(run_id), params={"set": "returns"}).text
    assert "Page 1 of 2" in page
    assert "?set=returns&amp;page=2#examples" in page
    assert "Page 2 of 2" in browser.get(run_url(run_id), params={"page": "2"}).text


def test_a_run_that_waits_shows_progress_and_can_be_cancelled(browse_as: Browse, quality: Quality) -> None:
    run_id = quality.running.worker.ask(keep_golden_set(quality), 1, "sam")
    browser = browse_as(SAM)
    page = browser.get(run_url(run_id)).text
    assert f'hx-get="{run_url(run_id)}/progress"' in page
    assert "Nothing has been asked yet." in page
    assert f'action="{run_url(run_id)}/cancel"' in page
    assert "HX-Refresh" not in browser.get(f"{run_url(run_id)}/progress").headers
    quality.running.worker.work()
    assert browser.get(f"{run_url(run_id)}/progress").headers["HX-Refresh"] == "true"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"state": RunState.RUNNING}, "It goes on by itself"),
        ({"state": RunState.RUNNING, "request": RunRequest(Origin.COMMAND, "ada")}, "--resume"),
        ({"state": RunState.FAILED, "reason": "<b>the disk is full</b>"}, "&lt;b&gt;the disk is full"),
        ({"state": RunState.CANCELLED}, "It was cancelled after 6 of 6"),
        ({"is_index_changed": True}, "Documents changed while it ran."),
        ({"evidence_not_found": ("window",)}, "The evidence of 1 example does not stand"),
    ],
)
def test_what_went_otherwise_is_told(
    browse_as: Browse, quality: Quality, run_id: str, changes: dict[str, object], said: str
) -> None:
    rewrite(quality, run_id, **changes)
    assert said in browse_as(SAM).get(run_url(run_id)).text


def test_failed_samples_are_listed(browse_as: Browse, quality: Quality, run_id: str) -> None:
    folder = RunFolder(quality.runs.folder / run_id)
    sample = next(folder.samples())
    folder.add(replace(sample, example=replace(sample.example, id="gone"), answer=None, errors=("SubjectError: gone",)))
    assert "What failed" in browse_as(SAM).get(run_url(run_id)).text


def test_a_question_of_other_groups_is_not_shown(browse_as: Browse, quality: Quality, run_id: str) -> None:
    folder = RunFolder(quality.runs.folder / run_id)
    sample = next(folder.samples())
    secret = replace(sample.example, id="secret", question="Who is flagged?", audience=frozenset({"board"}))
    folder.add(replace(sample, example=secret))
    page = browse_as(SAM).get(run_url(run_id)).text
    assert "/examples/secret" in page
    assert "Who is flagged?" not in page


def test_it_is_for_reviewers_and_must_exist(browse_as: Browse, run_id: str) -> None:
    assert browse_as(JO).get(run_url(run_id)).status_code == 403
    assert browse_as(SAM).get(run_url("absent")).status_code == 404
