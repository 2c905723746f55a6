"""A small company, served; these tests add to it, and change nothing that another one reads."""

from collections.abc import Callable, Iterator

import pytest

from server.app import create_app
from server.deskside import Deskside
from server.identity.person import Person
from tests.server.api.company import NOW, open_company
from tests.server.mcp.served import Served


@pytest.fixture(scope="module")
def deskside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deskside]:
    deskside = open_company(tmp_path_factory.mktemp("company"))
    yield deskside
    deskside.close()


@pytest.fixture(scope="module")
def served(deskside: Deskside) -> Iterator[Served]:
    with Served(create_app(deskside, clock=lambda: NOW)) as served:
        yield served


@pytest.fixture(scope="module")
def key_of(deskside: Deskside) -> Callable[[Person], str]:
    return lambda person: deskside.keys.issue(person.id, "assistant").secret
