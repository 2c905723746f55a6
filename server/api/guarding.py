"""Finds routes that let anybody in."""

from collections.abc import Iterator

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

from server.api.requirement import Requirement

OPEN = ("/healthz", "/readyz", "/sign-in", "/static", "/extension")
"""What needs no sign-in: these paths and what lies below them."""


def unguarded(app: FastAPI) -> list[str]:
    """Paths of routes that neither stand in the open list nor require anything."""
    return sorted(
        route.path or "?"
        for route in iter_route_contexts(app.routes)
        if not is_open(route.path or "") and not any(_requirements(getattr(route.original_route, "dependant", None)))
    )


def is_open(path: str) -> bool:
    """Whether a path needs no sign-in."""
    return any(path == start or path.startswith(start + "/") for start in OPEN)


def _requirements(dependant: Dependant | None) -> Iterator[Requirement]:
    if dependant is None:
        return
    if isinstance(dependant.call, Requirement):
        yield dependant.call
    for needed in dependant.dependencies:
        yield from _requirements(needed)
