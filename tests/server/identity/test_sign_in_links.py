"""Links that sign in once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from ingest.index.errors import InvalidRequest, Unauthenticated
from server.identity.people import People
from server.identity.person import Person
from server.identity.sign_in_links import RedeemedLink, SignInLinks

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def links(engine: Engine) -> SignInLinks:
    People(engine).import_people([Person("jo", "Jo Abara", "")])
    return SignInLinks(engine, lambda: NOW)


def test_a_link_opens_its_page_as_its_person(links: SignInLinks) -> None:
    token = links.offer("jo", "/documents/a?start=1&end=9")
    assert links.redeem(token) == RedeemedLink("jo", "/documents/a?start=1&end=9")


def test_a_link_works_once(links: SignInLinks) -> None:
    token = links.offer("jo", "/documents/a")
    links.redeem(token)
    with pytest.raises(Unauthenticated):
        links.redeem(token)


def test_a_link_works_for_sixty_seconds(links: SignInLinks, engine: Engine) -> None:
    token = links.offer("jo", "/documents/a")
    with pytest.raises(Unauthenticated):
        SignInLinks(engine, lambda: NOW + timedelta(seconds=60)).redeem(token)


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example", "//evil.example", "/\\evil.example", "documents", "", "/a\r\nSet-Cookie: x", "/\t/evil"],
)
def test_a_link_leads_nowhere_but_to_this_server(links: SignInLinks, elsewhere: str) -> None:
    with pytest.raises(InvalidRequest):
        links.offer("jo", elsewhere)
