"""A browser, as the server meets it."""

from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.api.session_cookie import NAME
from server.deskside import Deskside
from server.identity.person import Person


def browser_of(app: FastAPI, host: str = "127.0.0.1", asked_from: str = "127.0.0.1") -> TestClient:
    """A browser in which nobody is signed in, on a page of this server."""
    return TestClient(
        app,
        base_url=f"http://{host}:8800",
        headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin"},
        follow_redirects=False,
        client=(asked_from, 50000),
    )


def signed_in_as(app: FastAPI, deskside: Deskside, person: Person) -> TestClient:
    """A browser in which this person is signed in."""
    browser = browser_of(app)
    browser.cookies.set(NAME, deskside.sessions.begin(person.id))
    return browser
