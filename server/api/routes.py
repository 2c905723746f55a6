"""Every route of the API."""

from collections.abc import Sequence
from http import HTTPStatus

from fastapi import APIRouter

from server.api import (
    answers,
    description,
    documents,
    draft_checks,
    health,
    ingestions,
    keys,
    language_model,
    me,
    own_answers,
    programme,
    replays,
    search,
    sign_in_links,
    suggestions,
)
from server.api.problem import MEDIA_TYPE, Problem

PROBLEMS: dict[int | str, dict[str, object]] = {
    "default": {"description": "A problem (RFC 9457)", "model": Problem},
    HTTPStatus.UNPROCESSABLE_ENTITY: {"description": "What is wrong, field by field", "content": {MEDIA_TYPE: {}}},
}

ROUTERS: Sequence[APIRouter] = (
    health.router,
    answers.router,
    own_answers.router,
    replays.router,
    draft_checks.router,
    search.router,
    suggestions.router,
    me.router,
    programme.router,
    documents.router,
    keys.router,
    language_model.router,
    sign_in_links.router,
    ingestions.router,
    description.router,
)
