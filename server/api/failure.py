"""Answers a failed request with its problem, and logs what nobody expected without a word of what was asked."""

import logging
import secrets
from http import HTTPStatus
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ingest.index.errors import DesksideError, Unauthenticated
from server.api.errors import is_unexpected, problem_of
from server.api.guarding import is_open
from server.api.problem import MEDIA_TYPE, Problem
from server.pages.error_page import error_page, wants_page
from server.privacy.private_log import error_lines

_LOG = logging.getLogger(__name__)


def answer_failures(app: FastAPI) -> None:
    """Have every error of the routes answered as a problem."""
    for kind in (DesksideError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, _answer)


def log_failure(error: Exception, where: str) -> Problem:
    """The problem of an error, logged under its id where it is the server's fault.

    The log holds the kinds of the errors and the lines they came through, never their messages, which may quote.
    """
    if not is_unexpected(error):
        return problem_of(error)
    problem_id = secrets.token_hex(6)
    _LOG.error("%s failed, problem %s\n%s", where, problem_id, "\n".join(error_lines(error)))
    return problem_of(error, problem_id)


class LastResort:
    """The outermost edge: whatever nothing else caught becomes a problem too."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_started = False

        async def watch(message: Message) -> None:
            nonlocal has_started
            has_started = has_started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception as error:
            if scope["type"] != "http" or has_started:
                raise
            await failure_response(Request(scope, receive), error)(scope, receive, send)


async def _answer(request: Request, error: Exception) -> Response:
    return failure_response(request, error)


def failure_response(request: Request, error: Exception) -> Response:
    """The problem of an error: as a page for a browser that asked for one, as JSON otherwise."""
    problem = log_failure(error, f"{request.method} {request.url.path!r}")
    if wants_page(request):
        return _page(request, error, problem)
    response = Response(problem.to_json(), problem.status, media_type=MEDIA_TYPE)
    for name, value in (getattr(error, "headers", None) or {}).items():
        response.headers[name] = value
    if isinstance(error, Unauthenticated):
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _page(request: Request, error: Exception, problem: Problem) -> Response:
    path = request.url.path
    if isinstance(error, Unauthenticated) and request.method == "GET" and not is_open(path):
        wanted = f"{path}?{request.url.query}" if request.url.query else path
        return RedirectResponse(f"/sign-in?next={quote(wanted)}", HTTPStatus.SEE_OTHER)
    return error_page(request, problem.status, getattr(request.state, "person", None))
