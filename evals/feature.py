"""Announces measuring to the server, through the entry point `deskside.features`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from server.feature import Entrance
from server.identity.permission import Permission

if TYPE_CHECKING:
    import click
    from fastapi import APIRouter

    from evals.quality import Quality
    from server.clock import Clock
    from server.deskside import Deskside


@dataclass(frozen=True, slots=True)
class EvalsFeature:
    """Adds `deskside eval`, and the pages on which people measure answers and judge them."""

    name: str = "evals"

    def commands(self) -> Sequence[click.Command]:
        """The command group, imported only now."""
        from evals.commands.group import eval_commands

        return (eval_commands,)

    def routers(self) -> Sequence[APIRouter]:
        """The pages and the API below `/evaluations` and `/v1/evaluations`."""
        from evals.pages.routes import router

        return (router,)

    def entrances(self) -> Sequence[Entrance]:
        """The overview, from answers what people make of them, and for owners what reviewers ask of them."""
        of_answer = "/evaluations/reviews/answers/{id}"
        return (
            Entrance("/evaluations", "Evaluations", "how good the answers are", Permission.REVIEW, of_answer),
            Entrance("/notes", "Notes", "what reviewers ask you to look at", Permission.INGEST),
        )

    def static(self) -> Path:
        """Styles and scripts of the pages."""
        return Path(__file__).parent / "pages" / "static"

    def open(self, deskside: Deskside, clock: Clock) -> Quality:
        """Everything that is kept of measuring, in the database of the assistant."""
        from evals.quality import open_quality

        return open_quality(deskside, clock)


feature = EvalsFeature()
