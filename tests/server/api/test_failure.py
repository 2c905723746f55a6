"""Every error is answered, and logged without a word of what was asked."""

import logging
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from ingest.index.index import Index
from server.app import create_app
from server.deskside import Deskside
from tests.server.api.caller import Caller
from tests.server.api.company import JO

SECRET = "my card number is 4929"


class BrokenHistory:
    """Fails, and says too much."""

    def keep(self, *_: object) -> None:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise RuntimeError(f"cannot store {SECRET}") from error


@pytest.fixture
def broken(deskside: Deskside) -> Caller:
    app = create_app(replace(deskside, history=BrokenHistory()))  # type: ignore[arg-type]  # only `keep` is called
    return Caller(app, deskside, JO)


def test_an_unexpected_error_is_a_problem_with_an_id_found_in_the_log_and_no_question(
    broken: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        problem = broken.refused("POST", "/v1/answers", {"question": SECRET})
    assert problem["status"] == 500
    assert problem["id"] in problem["detail"]
    assert problem["id"] in caplog.text
    assert "RuntimeError" in caplog.text
    assert "KeyError" in caplog.text
    assert SECRET not in caplog.text + str(problem)


def test_in_a_stream_it_is_an_error_event(broken: Caller, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        (event,) = broken.stream("/v1/answers", {"question": SECRET})
    assert (event.name, event.data["status"]) == ("error", 500)
    assert event.data["id"] in caplog.text
    assert SECRET not in caplog.text + str(event.data)


def test_a_failed_request_may_be_sent_again_with_its_key(broken: Caller) -> None:
    for _ in range(2):
        problem = broken.refused("POST", "/v1/answers", {"question": "q"}, {"Idempotency-Key": "k"})
        assert problem["status"] == 500


def test_the_security_headers_are_on_failures_too(broken: Caller) -> None:
    response = broken.client.post("/v1/answers", json={"question": "q"})
    assert response.headers["x-content-type-options"] == "nosniff"


def test_an_unknown_address_and_a_wrong_method_are_problems(jo: Caller) -> None:
    assert jo.refused("GET", "/v1/nothing")["status"] == 404
    assert jo.refused("PUT", "/v1/me")["status"] == 405
    assert jo.client.put("/v1/me").headers["allow"] == "GET"


def test_a_browser_gets_a_page(nobody: TestClient) -> None:
    response = nobody.get("/nothing", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")


def test_a_used_link_does_not_lead_round_in_circles(nobody: TestClient) -> None:
    response = nobody.get("/sign-in/once/used", headers={"Accept": "text/html"}, follow_redirects=False)
    assert response.status_code == 401


def test_a_server_that_cannot_search_is_not_ready(deskside: Deskside) -> None:
    class Broken(Index):
        def view(self) -> None:  # type: ignore[override]  # it never gets that far
            raise OSError("no disk")

    broken = object.__new__(Broken)
    client = TestClient(create_app(replace(deskside, index=broken)))
    assert client.get("/readyz").status_code == 500
    assert client.get("/healthz").json() == {"status": "ok"}
