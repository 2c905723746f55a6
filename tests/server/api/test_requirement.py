"""Who is let in, and as whom."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.api.session_cookie import NAME
from server.deskside import Deskside
from tests.server.api.caller import Caller
from tests.server.api.company import JO

ASKED = {"question": "How long may a charger be returned?"}


@pytest.fixture
def browser(app: FastAPI, deskside: Deskside) -> TestClient:
    return TestClient(app, cookies={NAME: deskside.sessions.begin(JO.id)})


def test_a_key_says_who_asks(jo: Caller) -> None:
    assert jo.get("/v1/me") == {
        "id": "jo",
        "name": "Jo Abara",
        "role": "agent",
        "groups": ["everyone", "staff", "support"],
    }


def test_a_cookie_says_who_asks(browser: TestClient) -> None:
    assert browser.get("/v1/me").json()["id"] == "jo"


def test_a_key_that_is_not_valid_is_refused_even_beside_a_good_cookie(browser: TestClient) -> None:
    response = browser.get("/v1/me", headers={"Authorization": "Bearer dsk_nothing"})
    assert response.json()["status"] == 401


def test_a_revoked_key_is_refused(jo: Caller, deskside: Deskside) -> None:
    for key in deskside.keys.all():
        deskside.keys.revoke(key.id)
    assert jo.refused("GET", "/v1/me")["status"] == 401


def test_a_stranger_is_told_how_to_sign_in(nobody: TestClient) -> None:
    response = nobody.get("/v1/me")
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert "Bearer dsk_" in response.json()["detail"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
    ],
)
def test_another_site_cannot_act_with_the_cookie(browser: TestClient, headers: dict[str, str]) -> None:
    response = browser.post("/v1/answers", json=ASKED, headers=headers)
    assert response.status_code == 403


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}])
def test_a_page_of_this_server_acts_with_the_cookie(browser: TestClient, headers: dict[str, str]) -> None:
    assert browser.post("/v1/answers", json=ASKED, headers=headers).status_code == 200


def test_a_key_acts_from_anywhere(jo: Caller) -> None:
    response = jo.client.post("/v1/answers", json=ASKED, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 200


def test_a_role_that_may_not_is_told_so(jo: Caller) -> None:
    problem = jo.refused("GET", "/v1/keys")
    assert problem["status"] == 403
    assert "agent" in problem["detail"]


def test_a_browser_that_is_signed_out_is_led_to_the_sign_in_page_and_back(nobody: TestClient) -> None:
    response = nobody.get("/documents?kind=policy", headers={"Accept": "text/html"}, follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"] == "/sign-in?next=/documents%3Fkind%3Dpolicy"
