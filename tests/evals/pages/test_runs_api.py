"""Runs over HTTP."""

from collections.abc import Callable
from http import HTTPStatus

from fastapi.testclient import TestClient

from evals.quality import Quality
from server.identity.person import Person
from tests.evals.running.golden import keep_golden_set, run_golden_set
from tests.server.api.company import JO, SAM

Browse = Callable[[Person], TestClient]
RUNS = "/v1/evaluations/runs"


def test_a_run_is_started_read_and_listed(browse_as: Browse, quality: Quality) -> None:
    browser = browse_as(SAM)
    started = browser.post(RUNS, json={"golden_set": keep_golden_set(quality), "repeats": 2})
    assert started.status_code == HTTPStatus.ACCEPTED
    card = started.json()
    assert (card["state"], card["asked"], card["planned"], card["asked_by"]) == ("queued", 0, 6, "sam")
    quality.running.worker.work()
    read = browser.get(f"{RUNS}/{card['id']}").json()
    assert read["run"]["state"] == "finished"
    assert read["metrics"]["right"]["n"] == 3
    assert "returns" in read["by_set"]
    assert read["manifest"]["settings"]["repeats"] == 2
    assert [item["id"] for item in browser.get(RUNS).json()["items"]] == [card["id"]]


def test_the_list_comes_in_pages(browse_as: Browse, quality: Quality) -> None:
    set_id = keep_golden_set(quality)
    ids = [run_golden_set(quality, set_id) for _ in range(3)]
    browser = browse_as(SAM)
    first = browser.get(RUNS, params={"limit": 2}).json()
    second = browser.get(RUNS, params={"limit": 2, "cursor": first["next"]}).json()
    assert [item["id"] for item in [*first["items"], *second["items"]]] == ids[::-1]
    assert second["next"] is None


def test_a_request_that_is_sent_twice_starts_one_run(browse_as: Browse, quality: Quality) -> None:
    wanted = {"golden_set": keep_golden_set(quality)}
    browser = browse_as(SAM)
    sent = [browser.post(RUNS, json=wanted, headers={"Idempotency-Key": "one"}).json()["id"] for _ in range(2)]
    assert sent[0] == sent[1]
    assert len(quality.runs.cards()) == 1


def test_a_run_is_cancelled_once(browse_as: Browse, quality: Quality) -> None:
    run_id = quality.running.worker.ask(keep_golden_set(quality), 1, "sam")
    browser = browse_as(SAM)
    assert browser.post(f"{RUNS}/{run_id}/cancel").json()["state"] == "cancelled"
    assert browser.post(f"{RUNS}/{run_id}/cancel").status_code == HTTPStatus.CONFLICT


def test_what_is_not_there_is_not_found_and_agents_may_not_look(browse_as: Browse) -> None:
    assert browse_as(SAM).get(f"{RUNS}/absent").status_code == HTTPStatus.NOT_FOUND
    assert browse_as(SAM).post(RUNS, json={"golden_set": "absent"}).status_code == HTTPStatus.NOT_FOUND
    assert browse_as(JO).get(RUNS).status_code == HTTPStatus.FORBIDDEN
