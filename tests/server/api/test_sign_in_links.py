"""Links that open a page signed in."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.server.api.caller import Caller


def test_a_link_signs_a_browser_in_once_and_opens_its_page(jo: Caller, app: FastAPI) -> None:
    link = jo.post("/v1/sign-in-links", {"next": "/documents?kind=policy"})["url"]
    browser = TestClient(app, follow_redirects=False)
    response = browser.get(link)
    assert response.headers["location"] == "/documents?kind=policy"
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert browser.get("/v1/me").json()["id"] == "jo"
    assert TestClient(app).get(link).status_code == 401


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_a_link_leads_nowhere_else(jo: Caller, elsewhere: str) -> None:
    assert jo.refused("POST", "/v1/sign-in-links", {"next": elsewhere})["status"] == 422
