"""Signing in with a key, with one click as somebody of the sample company, or with a link that works once."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from ingest.index.errors import InvalidRequest, Unauthenticated
from server.api.requirement import Reader
from server.api.same_origin import require_same_origin
from server.api.session_cookie import drop_session_cookie, session_token, set_session_cookie
from server.api.state import TheDeskside
from server.deskside import Deskside
from server.identity.person import Person, Role
from server.identity.sign_in_links import require_own_path
from server.pages.loopback import is_on_this_machine
from server.pages.page import render

router = APIRouter(include_in_schema=False)

_ORDER = (Role.AGENT, Role.LEAD, Role.REVIEWER, Role.CONTENT_OWNER, Role.ADMIN)
"""Of the sample company's people: first those whose work most visitors come to see."""


@router.get("/sign-in")
def ask_who(request: Request, running: TheDeskside, next: str = "/") -> HTMLResponse:
    """The form, with the people of the sample company where the browser runs on the same machine."""
    return _form(request, running, next)


@router.post("/sign-in")
def sign_in(
    request: Request,
    running: TheDeskside,
    key: Annotated[str, Form(max_length=200)] = "",
    person: Annotated[str, Form(max_length=200)] = "",
    next: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Begins a session and opens the page that was wanted. Raises Forbidden where another site sent the form."""
    require_same_origin(request)
    found = running.keys.person(key.strip()) if key else _sample_person(request, running, person)
    if found is None:
        return _form(
            request,
            running,
            next,
            "This key is not known, or it has been revoked.",
            status_code=HTTPStatus.UNAUTHORIZED,
        )
    return _begin(request, running, found.id, _own_path(next))


@router.get("/sign-in/once/{token}")
def sign_in_once(request: Request, running: TheDeskside, token: str) -> Response:
    """Uses a link up and opens its page."""
    link = running.sign_in_links.redeem(token)
    return _begin(request, running, link.person_id, link.next_path)


@router.post("/sign-out")
def sign_out(request: Request, running: TheDeskside, person: Reader) -> Response:
    """Ends the session."""
    running.sessions.end(session_token(request) or "")
    response = RedirectResponse("/sign-in", HTTPStatus.SEE_OTHER)
    drop_session_cookie(response)
    return response


def _form(request: Request, running: Deskside, next: str, trouble: str = "", *, status_code: int = 200) -> HTMLResponse:
    people = running.people.sample() if is_on_this_machine(request, running.settings.host) else []
    return render(
        request,
        "sign_in.html",
        None,
        status_code=status_code,
        next=_own_path(next),
        people=sorted(people, key=lambda person: _ORDER.index(person.role)),
        trouble=trouble,
    )


def _sample_person(request: Request, running: Deskside, person_id: str) -> Person | None:
    if not is_on_this_machine(request, running.settings.host):
        raise Unauthenticated("signing in without a key is for the sample company on this machine")
    return next((person for person in running.people.sample() if person.id == person_id), None)


def _begin(request: Request, running: Deskside, person_id: str, next_path: str) -> Response:
    response = RedirectResponse(next_path, HTTPStatus.SEE_OTHER)
    set_session_cookie(response, request, running.sessions.begin(person_id))
    return response


def _own_path(path: str) -> str:
    try:
        require_own_path(path)
    except InvalidRequest:
        return "/"
    return path
