"""Forms whose fields are not known beforehand."""

from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData


async def _posted(request: Request) -> FormData:
    return await request.form()


Posted = Annotated[FormData, Depends(_posted)]


def words_in(posted: FormData, name: str, longest: int = 20_000) -> str:
    """What was written into a field; empty where the field is missing or a file."""
    value = posted.get(name, "")
    return value[:longest] if isinstance(value, str) else ""


def go_to(path: str) -> RedirectResponse:
    """Where the browser goes after a form was taken."""
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)
