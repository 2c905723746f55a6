"""Renders pages: Jinja environments, made once, that escape everything."""

from collections.abc import Callable, Mapping
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from server.feature import Entrance
from server.identity.permission import may
from server.identity.person import Person
from server.pages import wording

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
TEMPLATES = FOLDER / "templates"

_FILTERS: Mapping[str, Callable[..., object]] = {
    "day": wording.day,
    "minute": wording.minute,
    "groups": wording.groups,
    "sees": wording.sees,
    "role": wording.ROLES.__getitem__,
    "kind": wording.KINDS.__getitem__,
    "speaker": wording.SPEAKERS.__getitem__,
}


class Renderer:
    """Renders the templates of `folder`, which may build on those of the server."""

    def __init__(self, folder: Path, filters: Mapping[str, Callable[..., object]] | None = None) -> None:
        self._environment = Environment(
            loader=FileSystemLoader([folder, TEMPLATES]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(_FILTERS)
        self._environment.filters.update(filters or {})

    def __call__(
        self, request: Request, template: str, person: Person | None, *, status_code: int = 200, **values: object
    ) -> HTMLResponse:
        """The page that `template` makes of `values`; `person` is who is signed in."""
        return HTMLResponse(
            self.text(request, template, person, **values), status_code, headers={"Cache-Control": "no-store"}
        )

    def text(self, request: Request, template: str, person: Person | None, **values: object) -> str:
        """The same as text."""
        entrances = () if person is None else entrances_for(request, person)
        page = self._environment.get_template(template)
        return page.render(person=person, path=request.url.path, entrances=entrances, **values)


def entrances_for(request: Request, person: Person) -> list[Entrance]:
    """What features offer this person."""
    return [entrance for entrance in request.app.state.entrances if may(person, entrance.permission)]


render = Renderer(TEMPLATES)
