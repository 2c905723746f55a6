"""A browser on the machine of a small server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from ingest.index.documents import Version
from server.app import create_app
from server.deskside import Deskside
from server.identity.person import Person
from tests.server.api.company import NOW, open_company
from tests.server.pages.browser import browser_of, signed_in_as


@pytest.fixture
def deskside(tmp_path: Path) -> Iterator[Deskside]:
    deskside = open_company(tmp_path)
    yield deskside
    deskside.close()


@pytest.fixture
def app(deskside: Deskside) -> FastAPI:
    return create_app(deskside, clock=lambda: NOW)


@pytest.fixture
def browser(app: FastAPI) -> TestClient:
    return browser_of(app)


@pytest.fixture
def browse_as(app: FastAPI, deskside: Deskside) -> Callable[[Person], TestClient]:
    return lambda person: signed_in_as(app, deskside, person)


@pytest.fixture
def find(deskside: Deskside) -> Callable[[str], list[Version]]:
    """The versions of the document at a path, newest first."""
    catalog = deskside.index.catalog
    return lambda path: catalog.versions_of(catalog.find_documents(path)[0].id)
