"""The one place that knows HTTP status codes: which error is answered with which."""

from http import HTTPStatus

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from ingest.index.errors import (
    DesksideError,
    Forbidden,
    IndexInUse,
    InvalidRequest,
    MetadataError,
    NotFound,
    ParseError,
    SourceError,
    Unauthenticated,
)
from server.api.problem import FieldProblem, Problem
from server.errors import Conflict, TooLarge

STATUSES: dict[type[DesksideError], HTTPStatus] = {
    Unauthenticated: HTTPStatus.UNAUTHORIZED,
    Forbidden: HTTPStatus.FORBIDDEN,
    NotFound: HTTPStatus.NOT_FOUND,
    Conflict: HTTPStatus.CONFLICT,
    TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    InvalidRequest: HTTPStatus.UNPROCESSABLE_ENTITY,
    SourceError: HTTPStatus.UNPROCESSABLE_ENTITY,
    MetadataError: HTTPStatus.UNPROCESSABLE_ENTITY,
    ParseError: HTTPStatus.UNPROCESSABLE_ENTITY,
    IndexInUse: HTTPStatus.SERVICE_UNAVAILABLE,
}

_TITLES = {
    HTTPStatus.UNAUTHORIZED: "You are not signed in",
    HTTPStatus.FORBIDDEN: "You may not do this",
    HTTPStatus.NOT_FOUND: "There is nothing here",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address does not take that method",
    HTTPStatus.CONFLICT: "This cannot be done now",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The request is too large",
    HTTPStatus.UNPROCESSABLE_ENTITY: "The request cannot be carried out as written",
    HTTPStatus.SERVICE_UNAVAILABLE: "The index is in use",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong on the server",
}


def problem_of(error: Exception, problem_id: str | None = None) -> Problem:
    """The problem that tells of an error; of an unexpected one only the id under which it is logged."""
    if isinstance(error, RequestValidationError):
        fields = tuple(FieldProblem(_field(one["loc"]), str(one["msg"])) for one in error.errors())
        detail = "; ".join(f"{one.field}: {one.message}" for one in fields)
        return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, fields)
    if isinstance(error, HTTPException):
        status = HTTPStatus(error.status_code)
        return _problem(status, status.description if error.detail == status.phrase else error.detail)
    for kind in type(error).__mro__:
        if kind in STATUSES:
            return _problem(STATUSES[kind], str(error))
    detail = str(error) if isinstance(error, DesksideError) else f"It is in the server's log under {problem_id}."
    return _problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail, problem_id=problem_id)


def is_unexpected(error: Exception) -> bool:
    """Whether this is a fault of the server rather than of the request."""
    return problem_of(error).status >= HTTPStatus.INTERNAL_SERVER_ERROR and not isinstance(error, IndexInUse)


def _problem(
    status: HTTPStatus, detail: str, errors: tuple[FieldProblem, ...] = (), problem_id: str | None = None
) -> Problem:
    name = status.phrase.lower().replace(" ", "-")
    return Problem(f"urn:deskside:{name}", _TITLES.get(status, status.phrase), status, detail, errors, problem_id)


def _field(location: tuple[int | str, ...]) -> str:
    inside = location[1:] if location and location[0] in ("body", "query", "path", "header") else location
    return ".".join(str(part) for part in inside) or "body"
