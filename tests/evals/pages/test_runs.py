"""The list of runs, and what can be started and scheduled there."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from fastapi.testclient import TestClient

from evals.pages.runs import run_url
from evals.quality import Quality
from evals.running.run_state import Origin, RunState
from server.identity.person import Person
from tests.evals.running.golden import keep_golden_set, run_golden_set
from tests.server.api.company import JO, SAM

Browse = Callable[[Person], TestClient]
PAGE = "/evaluations/runs"


def test_without_a_golden_set_it_says_what_to_do(browse_as: Browse) -> None:
    page = browse_as(SAM).get(PAGE).text
    assert "There is no golden set to run yet." in page
    assert "Nothing has been run yet." in page
    assert "Start a run" not in page


def test_a_run_is_started_and_watched(browse_as: Browse, quality: Quality) -> None:
    set_id = keep_golden_set(quality)
    browser = browse_as(SAM)
    assert "Returns (3 examples)" in browser.get(PAGE).text
    started = browser.post(PAGE, data={"golden_set": set_id, "repeats": "2"})
    assert started.status_code == HTTPStatus.SEE_OTHER
    (card,) = quality.runs.cards()
    assert started.headers["location"] == run_url(card.id)
    assert (card.manifest.request.asked_by, card.manifest.settings.repeats) == ("sam", 2)
    page = browser.get(PAGE).text
    assert "waits" in page
    assert "0 of 6" in page
    assert 'hx-trigger="every 2s"' in page


def test_progress_is_loaded_by_itself_until_something_changes(browse_as: Browse, quality: Quality) -> None:
    run_id = quality.running.worker.ask(keep_golden_set(quality), 1, "sam")
    browser = browse_as(SAM)
    same = browser.get(f"{PAGE}/under-way", params={"shown": run_id})
    assert "0 of 3 asked" in same.text
    assert "HX-Refresh" not in same.headers
    quality.running.worker.work()
    over = browser.get(f"{PAGE}/under-way", params={"shown": run_id})
    assert over.headers["HX-Refresh"] == "true"
    assert "hx-trigger" not in over.text


def test_a_run_stands_with_its_scores_and_their_change(browse_as: Browse, quality: Quality) -> None:
    set_id = keep_golden_set(quality)
    first = run_golden_set(quality, set_id)
    page = browse_as(SAM).get(PAGE).text
    assert "first of its kind" in page
    assert "Sam Okoro, on this page" in page
    assert "n 3" in page
    second = run_golden_set(quality, set_id)
    page = browse_as(SAM).get(PAGE).text
    assert f"/evaluations/compare?left={first}&amp;right={second}" in page
    assert "as before" in page


def test_runs_of_one_golden_set_can_be_chosen(browse_as: Browse, quality: Quality) -> None:
    run_golden_set(quality, keep_golden_set(quality))
    run_golden_set(quality, keep_golden_set(quality, "Delivery"))
    browser = browse_as(SAM)
    assert "2 runs" in browser.get(PAGE).text
    assert "1 run of Delivery" in browser.get(PAGE, params={"golden_set": "Delivery"}).text


def test_a_run_is_cancelled(browse_as: Browse, quality: Quality) -> None:
    run_id = quality.running.worker.ask(keep_golden_set(quality), 1, "sam")
    browser = browse_as(SAM)
    assert browser.post(f"{run_url(run_id)}/cancel").status_code == HTTPStatus.SEE_OTHER
    assert quality.runs.card(run_id).manifest.state is RunState.CANCELLED
    assert browser.post(f"{run_url(run_id)}/cancel").status_code == HTTPStatus.CONFLICT


def test_a_schedule_is_made_and_removed(browse_as: Browse, quality: Quality) -> None:
    set_id = keep_golden_set(quality)
    browser = browse_as(SAM)
    assert "No golden set is run by itself." in browser.get(PAGE).text
    wanted = {"golden_set": set_id, "repeats": "1", "rhythm": "* * mon-fri", "at": "06:15", "cron": ""}
    assert browser.post(f"{PAGE}/schedules", data=wanted).status_code == HTTPStatus.SEE_OTHER
    page = browser.get(PAGE).text
    assert "Every working day at 06:15" in page
    assert "23 Nov 2026, 06:15 UTC" in page
    (schedule,) = quality.running.schedules.all()
    assert browser.post(f"{PAGE}/schedules/{schedule.id}/remove").status_code == HTTPStatus.SEE_OTHER
    assert not quality.running.schedules.all()


def test_an_expression_of_ones_own_goes_before_the_rhythm(browse_as: Browse, quality: Quality) -> None:
    wanted = {"golden_set": keep_golden_set(quality), "at": "06:15", "cron": "0 5,13 * * sat"}
    browse_as(SAM).post(f"{PAGE}/schedules", data=wanted)
    assert quality.running.schedules.all()[0].cron == "0 5,13 * * sat"
    assert "0 5,13 * * sat" in browse_as(SAM).get(PAGE).text


@pytest.mark.parametrize(
    "wanted", [{"cron": "whenever"}, {"at": "late"}, {"rhythm": "* * 1"}, {"golden_set": "absent"}, {"repeats": "99"}]
)
def test_a_schedule_that_cannot_be_is_refused(browse_as: Browse, quality: Quality, wanted: dict[str, str]) -> None:
    set_id = keep_golden_set(quality)
    refused = browse_as(SAM).post(f"{PAGE}/schedules", data={"golden_set": set_id, **wanted})
    assert refused.status_code in (HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY)
    assert not quality.running.schedules.all()


def test_an_agent_starts_nothing(browse_as: Browse, quality: Quality) -> None:
    set_id = keep_golden_set(quality)
    browser = browse_as(JO)
    assert browser.post(PAGE, data={"golden_set": set_id}).status_code == HTTPStatus.FORBIDDEN
    assert browser.post(f"{PAGE}/schedules", data={"golden_set": set_id}).status_code == HTTPStatus.FORBIDDEN
    assert not quality.runs.cards()


def test_what_a_run_is_called_is_escaped(browse_as: Browse, quality: Quality) -> None:
    run_golden_set(quality, keep_golden_set(quality, "<script>alert(1)</script>"))
    assert "<script>alert" not in browse_as(SAM).get(PAGE).text
    assert quality.runs.cards()[0].manifest.request.origin is Origin.BUTTON
