"""The port for what stands above the server: a package announces a feature by an entry point in `deskside.features`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import click
    from fastapi import APIRouter

    from server.clock import Clock
    from server.deskside import Deskside
    from server.identity.permission import Permission


@dataclass(frozen=True, slots=True)
class Entrance:
    """A page to offer in the menu and on the start page, to those whose role may see it."""

    url: str
    name: str
    says: str
    permission: Permission
    answer_url: str = ""
    """Where more can be done with one stored answer, with `{id}` for it; linked from the answer's own page."""


class OpenFeature(Protocol):
    """A feature at work on one running assistant; its routes find it by its name in `app.state.features`."""

    def start(self) -> None:
        """Begin work in the background; called once, when the server is up."""
        ...

    def close(self) -> None:
        """End that work and give everything up; work that was begun goes on with the next start."""
        ...


class Feature(Protocol):
    """What a package adds to the product. Import what is costly only when asked for it."""

    @property
    def name(self) -> str:
        """Names the feature in messages, and its static files below `/static/`."""
        ...

    def commands(self) -> Sequence[click.Command]:
        """Commands to stand beside the server's own."""
        ...

    def routers(self) -> Sequence[APIRouter]:
        """Routes to mount beside the server's own."""
        ...

    def entrances(self) -> Sequence[Entrance]:
        """Where its pages begin."""
        ...

    def static(self) -> Path | None:
        """The folder of its static files, served at `/static/NAME`."""
        ...

    def open(self, deskside: Deskside, clock: Clock) -> OpenFeature | None:
        """Bring its tables up to date and make ready; `None` where it keeps nothing between requests."""
        ...
