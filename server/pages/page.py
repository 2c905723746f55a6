"""Renders a page: one Jinja environment, made once, that escapes everything."""

from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from server.identity.person import Person
from server.pages import wording

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        day=wording.day,
        minute=wording.minute,
        groups=wording.groups,
        sees=wording.sees,
        role=wording.ROLES.__getitem__,
        kind=wording.KINDS.__getitem__,
        speaker=wording.SPEAKERS.__getitem__,
    )
    return environment


_ENVIRONMENT = _environment()


def render(
    request: Request, template: str, person: Person | None, *, status_code: int = 200, **values: object
) -> HTMLResponse:
    """The page that `template` makes of `values`; `person` is who is signed in."""
    text = _ENVIRONMENT.get_template(template).render(person=person, path=request.url.path, **values)
    return HTMLResponse(text, status_code, headers={"Cache-Control": "no-store"})
