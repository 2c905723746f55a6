"""No route lets anybody in unless it is meant to."""

from collections.abc import Sequence

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient

from server.api.guarding import is_open, unguarded
from server.app import create_app
from server.clock import Clock
from server.deskside import Deskside


class Leaky:
    """A feature that forgot to say who may use its route."""

    name = "leaky"

    def commands(self) -> Sequence[object]:
        return ()

    def routers(self) -> Sequence[APIRouter]:
        router = APIRouter()

        @router.get("/leak")
        def leak() -> str:
            return "everything"

        return (router,)

    def entrances(self) -> tuple[()]:
        return ()

    def static(self) -> None:
        return None

    def open(self, deskside: Deskside, clock: Clock) -> None:
        return None


def test_every_route_is_open_on_purpose_or_requires_something(app: FastAPI) -> None:
    assert unguarded(app) == []


def test_every_route_that_is_not_open_turns_a_stranger_away(app: FastAPI, nobody: TestClient) -> None:
    asked = 0
    for route in iter_route_contexts(app.routes):
        path = (route.path or "").replace("{", "").replace("}", "")
        for method in [] if is_open(path) else sorted(route.methods or ()):
            response = nobody.request(method, path, json={}, follow_redirects=False)
            assert response.headers.get("www-authenticate") == "Bearer", f"{method} {path}: {response.text}"
            asked += 1
    assert asked > 20


def test_a_feature_with_an_unguarded_route_is_not_served(deskside: Deskside) -> None:
    with pytest.raises(ValueError, match="/leak"):
        create_app(deskside, [Leaky()])  # type: ignore[list-item]  # its commands do not matter here


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/once/x", "/static/a.css", "/healthz", "/extension/a.zip"])
def test_what_is_needed_to_sign_in_is_open(path: str) -> None:
    assert is_open(path)


@pytest.mark.parametrize("path", ["/", "/sign-in-as", "/v1/sign-in-links", "/healthz2", "/extensions"])
def test_what_only_looks_alike_is_not_open(path: str) -> None:
    assert not is_open(path)
