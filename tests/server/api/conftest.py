"""A server over a small company, and browsers and programs that speak to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.app import create_app
from server.deskside import Deskside
from tests.server.api.caller import Caller
from tests.server.api.company import INES, JO, LIN, NOW, ROOT, SAM, open_company


@pytest.fixture
def deskside(tmp_path: Path) -> Iterator[Deskside]:
    deskside = open_company(tmp_path)
    yield deskside
    deskside.close()


@pytest.fixture
def app(deskside: Deskside) -> FastAPI:
    return create_app(deskside, clock=lambda: NOW)


@pytest.fixture
def nobody(app: FastAPI) -> TestClient:
    return TestClient(app)


@pytest.fixture
def jo(app: FastAPI, deskside: Deskside) -> Caller:
    return Caller(app, deskside, JO)


@pytest.fixture
def lin(app: FastAPI, deskside: Deskside) -> Caller:
    return Caller(app, deskside, LIN)


@pytest.fixture
def ines(app: FastAPI, deskside: Deskside) -> Caller:
    return Caller(app, deskside, INES)


@pytest.fixture
def sam(app: FastAPI, deskside: Deskside) -> Caller:
    return Caller(app, deskside, SAM)


@pytest.fixture
def root(app: FastAPI, deskside: Deskside) -> Caller:
    return Caller(app, deskside, ROOT)
