"""The port for what stands above the server: a package announces a feature by an entry point in `deskside.features`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import click
    from fastapi import APIRouter


class Feature(Protocol):
    """What a package adds to the command line and to the HTTP API. Import what is costly only when asked for it."""

    @property
    def name(self) -> str:
        """Names the feature in messages."""
        ...

    def commands(self) -> Sequence[click.Command]:
        """Commands to stand beside the server's own."""
        ...

    def routers(self) -> Sequence[APIRouter]:
        """Routes to mount beside the server's own."""
        ...
