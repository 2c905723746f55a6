"""Golden sets over HTTP."""

import json

import pytest
from fastapi import FastAPI

from evals.golden_line import read_line
from evals.quality import Quality
from server.api.description import describe
from server.deskside import Deskside
from tests.evals.curation.lines import ONCE_SAID, SET, example, kept_in
from tests.server.api.caller import Caller
from tests.server.api.company import JO, SAM

ADDRESS = "/v1/evaluations/golden-sets"


@pytest.fixture
def sam(app: FastAPI, deskside: Deskside) -> Caller:
    return Caller(app, deskside, SAM)


def test_they_are_listed_with_what_they_hold(sam: Caller, quality: Quality) -> None:
    kept_in(quality.golden_sets, example("one"), example("two", ONCE_SAID))
    (item,) = sam.get(ADDRESS)["items"]
    assert (item["id"], item["examples"], item["broken"], item["url"]) == (SET, 2, 1, f"/evaluations/golden-sets/{SET}")


def test_one_is_read_as_lines(sam: Caller, quality: Quality) -> None:
    kept_in(quality.golden_sets, example("one"), example("two"))
    answer = sam.client.get(f"{ADDRESS}/{SET}")
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    assert [read_line(line, "here") for line in answer.text.splitlines()] == [example("one"), example("two")]
    assert sam.refused("GET", f"{ADDRESS}/absent")["status"] == 404


def test_an_example_is_added_once_however_often_it_is_sent(sam: Caller, quality: Quality) -> None:
    kept_in(quality.golden_sets)
    body = {"example": json.loads(example().written()), "why": "Asked in training"}
    first, again = (sam.post(f"{ADDRESS}/{SET}/examples", body, {"Idempotency-Key": "k"}) for _ in range(2))
    assert first == again
    assert (first["id"], first["state"], first["standing"], first["revision"]) == ("window", "accepted", "ok", 1)
    assert sam.refused("POST", f"{ADDRESS}/{SET}/examples", body)["status"] == 409
    assert sam.refused("POST", f"{ADDRESS}/absent/examples", body)["status"] == 404
    assert quality.golden_sets.revisions(SET, "window")[0].person_id == "sam"


def test_what_may_name_somebody_waits_for_people(sam: Caller, quality: Quality) -> None:
    kept_in(quality.golden_sets)
    body = {"example": json.loads(example(question="Where is order LF-204981?").written())}
    assert sam.post(f"{ADDRESS}/{SET}/examples", body)["state"] == "candidate"


def test_an_agent_may_not(app: FastAPI, deskside: Deskside) -> None:
    jo = Caller(app, deskside, JO)
    assert jo.refused("GET", ADDRESS)["status"] == 403
    assert jo.refused("GET", f"{ADDRESS}/{SET}")["status"] == 403


def test_every_body_has_an_example(app: FastAPI) -> None:
    describe(app)
    schemas = app.openapi()["components"]["schemas"]
    assert schemas["NewExample"]["examples"]
    assert f"{ADDRESS}/{{set_id}}/examples" in app.openapi()["paths"]
