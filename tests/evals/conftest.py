"""A small company that is measured, and browsers on its machine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from evals.feature import feature
from evals.quality import Quality
from server.app import create_app
from server.deskside import Deskside
from server.identity.person import Person
from tests.server.api.company import NOW, open_company
from tests.server.pages.browser import signed_in_as


@pytest.fixture
def deskside(tmp_path: Path) -> Iterator[Deskside]:
    deskside = open_company(tmp_path)
    yield deskside
    deskside.close()


@pytest.fixture
def app(deskside: Deskside) -> FastAPI:
    return create_app(deskside, [feature], clock=lambda: NOW)


@pytest.fixture
def quality(app: FastAPI) -> Quality:
    opened: Quality = app.state.features["evals"]
    return opened


@pytest.fixture
def browse_as(app: FastAPI, deskside: Deskside) -> Callable[[Person], TestClient]:
    return lambda person: signed_in_as(app, deskside, person)
