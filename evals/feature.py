"""Announces measuring to the server, through the entry point `deskside.features`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from fastapi import APIRouter


@dataclass(frozen=True, slots=True)
class EvalsFeature:
    """Adds `deskside eval`."""

    name: str = "evals"

    def commands(self) -> Sequence[click.Command]:
        """The command group, imported only now."""
        from evals.commands import eval_commands

        return (eval_commands,)

    def routers(self) -> Sequence[APIRouter]:
        """None: measuring has no routes."""
        return ()


feature = EvalsFeature()
