"""Signing in and out in a browser."""

from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.api.session_cookie import NAME
from server.deskside import Deskside
from server.identity.person import Person, Role
from tests.server.api.company import JO, SAM
from tests.server.pages.browser import browser_of

MIRA = Person("mira", "Mira Sample", "mira@lumenfold.example", Role.AGENT, frozenset({"support", "fraud-desk"}))


def test_a_key_begins_a_session_and_opens_the_page_that_was_wanted(browser: TestClient, deskside: Deskside) -> None:
    key = deskside.keys.issue(JO.id, "laptop").secret
    answer = browser.post("/sign-in", data={"key": f" {key} ", "next": "/documents?kind=policy"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/documents?kind=policy")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert JO.name in browser.get("/").text


def test_an_unknown_key_is_refused_and_not_repeated(browser: TestClient) -> None:
    answer = browser.post("/sign-in", data={"key": "dsk_guessed"})
    assert answer.status_code == 401
    assert "This key is not known" in answer.text
    assert "dsk_guessed" not in answer.text
    assert NAME not in browser.cookies


def test_only_a_page_of_this_server_is_opened_afterwards(browser: TestClient, deskside: Deskside) -> None:
    key = deskside.keys.issue(JO.id, "laptop").secret
    for elsewhere in ("https://evil.example", "//evil.example", "/\\evil.example"):
        answer = browser.post("/sign-in", data={"key": key, "next": elsewhere})
        assert answer.headers["location"] == "/"


def test_another_site_cannot_send_the_form(browser: TestClient, deskside: Deskside) -> None:
    key = deskside.keys.issue(JO.id, "laptop").secret
    answer = browser.post("/sign-in", data={"key": key}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_people_of_the_sample_company_sign_in_with_one_click(browser: TestClient, deskside: Deskside) -> None:
    deskside.people.import_people([MIRA], is_sample=True)
    page = browser.get("/sign-in").text
    assert MIRA.name in page
    assert "Sees what is for staff, fraud desk, support" in page
    assert browser.post("/sign-in", data={"person": MIRA.id}).status_code == 303
    assert MIRA.name in browser.get("/").text


def test_nobody_else_signs_in_without_a_key(browser: TestClient, deskside: Deskside) -> None:
    deskside.people.import_people([MIRA], is_sample=True)
    assert SAM.name not in browser.get("/sign-in").text
    assert browser.post("/sign-in", data={"person": SAM.id}).status_code == 401


def test_one_click_is_for_a_browser_on_this_machine(app: FastAPI, deskside: Deskside) -> None:
    deskside.people.import_people([MIRA], is_sample=True)
    elsewhere = (browser_of(app, asked_from="10.0.0.7"), browser_of(app, host="rebound.example"))
    forwarded = browser_of(app)
    forwarded.headers["X-Forwarded-For"] = "10.0.0.7"
    for browser in (*elsewhere, forwarded):
        assert MIRA.name not in browser.get("/sign-in").text
        assert browser.post("/sign-in", data={"person": MIRA.id}).status_code == 401


def test_a_link_signs_in_once(browser: TestClient, deskside: Deskside) -> None:
    token = deskside.sign_in_links.offer(JO.id, "/documents")
    assert browser.get(f"/sign-in/once/{token}").headers["location"] == "/documents"
    again = browser.get(f"/sign-in/once/{token}")
    assert again.status_code == 401
    assert "Please sign in" in again.text


def test_signing_out_ends_the_session(browser: TestClient, deskside: Deskside) -> None:
    browser.post("/sign-in", data={"key": deskside.keys.issue(JO.id, "laptop").secret})
    token = browser.cookies[NAME]
    assert browser.post("/sign-out").headers["location"] == "/sign-in"
    assert deskside.sessions.person(token) is None
    assert browser.get("/").headers["location"].startswith("/sign-in")
