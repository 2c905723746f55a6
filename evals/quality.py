"""Measuring, assembled over one running assistant: what pages, the API and background work share."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from evals.schema import migrate_evals
from evals.settings import EvalsSettings
from server.clock import Clock
from server.deskside import Deskside


@dataclass(frozen=True, slots=True)
class Quality:
    """What is kept of measuring one assistant, and the work that goes on in the background."""

    deskside: Deskside
    clock: Clock
    settings: EvalsSettings

    @property
    def runs_folder(self) -> Path:
        """Where the runs of this data folder are kept."""
        return self.deskside.settings.index.data / "runs"

    def start(self) -> None:
        """Begin work in the background."""

    def close(self) -> None:
        """End it."""


def open_quality(deskside: Deskside, clock: Clock) -> Quality:
    """Bring the tables up to date and put the parts together."""
    migrate_evals(deskside.index.catalog.engine)
    return Quality(deskside=deskside, clock=clock, settings=EvalsSettings.of(deskside.settings))


def quality_of(request: Request) -> Quality:
    """What the application was made with."""
    quality: Quality = request.app.state.features["evals"]
    return quality


TheQuality = Annotated[Quality, Depends(quality_of)]
