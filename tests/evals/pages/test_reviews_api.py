"""Reviews over HTTP."""

import pytest
from fastapi import FastAPI

from evals.quality import Quality
from tests.evals.pages.reviewers import fill_queue, hire
from tests.evals.review.made import ANNA, GOOD, RUTH, keep_answers
from tests.server.api.caller import Caller
from tests.server.api.company import JO

REVIEWS = "/v1/evaluations/reviews"


@pytest.fixture
def ruth(app: FastAPI, quality: Quality) -> Caller:
    hire(quality)
    return Caller(app, quality.deskside, RUTH)


@pytest.fixture
def anna(app: FastAPI, quality: Quality, ruth: Caller) -> Caller:
    return Caller(app, quality.deskside, ANNA)


def test_a_program_reviews_what_waits(ruth: Caller, quality: Quality) -> None:
    fill_queue(quality, 1)
    waiting = ruth.get(f"{REVIEWS}/next")["next"]
    assert waiting["answer"]["question"] == "What about a0?"
    assert "asker" not in waiting["answer"]
    assert waiting["rubric"] == ruth.get(f"{REVIEWS}/rubric")
    given = {"item": waiting["item"], "rubric_revision": 1, "scores": {**GOOD, "tone": None}, "seconds": 20}
    kept = ruth.post(REVIEWS, given, {"Idempotency-Key": "k1"})
    assert (kept["reviewer"], kept["scores"]["tone"], kept["answer"]) == ("ruth", None, "a0")
    assert ruth.post(REVIEWS, given, {"Idempotency-Key": "k1"}) == kept
    assert ruth.refused("POST", REVIEWS, given)["status"] == 409
    assert ruth.get(f"{REVIEWS}/next") == {"next": None}


def test_scores_are_checked(ruth: Caller, quality: Quality) -> None:
    (item,) = fill_queue(quality, 1)
    wrong = {"item": item, "rubric_revision": 1, "scores": {**GOOD, "accuracy": 7}}
    assert ruth.refused("POST", REVIEWS, wrong, {"Idempotency-Key": "k"})["status"] == 422
    assert ruth.post(REVIEWS, {**wrong, "scores": dict(GOOD)}, {"Idempotency-Key": "k2"})["item"] == item


def test_reviews_are_listed_as_blindly_as_on_the_pages(ruth: Caller, anna: Caller, quality: Quality) -> None:
    one, two = fill_queue(quality, 2, double_share=1.0)
    for item in (one, two):
        ruth.post(REVIEWS, {"item": item, "rubric_revision": 1, "scores": dict(GOOD)})
    assert anna.get(REVIEWS)["items"] == []
    assert len(ruth.get(REVIEWS)["items"]) == 2
    anna.post(REVIEWS, {"item": one, "rubric_revision": 1, "scores": dict(GOOD)})
    first = anna.get(REVIEWS, limit=1)
    assert [review["reviewer"] for review in first["items"]] == ["ruth"]
    rest = anna.get(REVIEWS, cursor=int(first["next"]))
    assert [review["reviewer"] for review in rest["items"]] == ["anna"]
    assert rest["next"] is None
    assert anna.get(REVIEWS, since="2030-01-01")["items"] == []


def test_a_program_fills_the_queue(ruth: Caller, quality: Quality) -> None:
    keep_answers(quality.deskside, 5)
    wanted = {"reason": "random", "count": 3, "seed": "s"}
    assert ruth.post(f"{REVIEWS}/queue", wanted) == {"added": 3}
    assert ruth.post(f"{REVIEWS}/queue", wanted) == {"added": 2}


def test_agents_are_refused(app: FastAPI, quality: Quality) -> None:
    jo = Caller(app, quality.deskside, JO)
    for method, path in (("GET", REVIEWS), ("GET", f"{REVIEWS}/next"), ("POST", f"{REVIEWS}/queue")):
        assert jo.refused(method, path)["status"] == 403
