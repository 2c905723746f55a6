"""API keys."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, text

from ingest.index.errors import NotFound
from server.identity.keys import Keys
from server.identity.people import People
from server.identity.person import Person
from server.identity.sessions import Sessions
from server.identity.sign_in_links import SignInLinks

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
JO = Person("jo", "Jo Abara", "jo@lumenfold.example")
LIN = Person("lin", "Lin Petrov", "lin@lumenfold.example")


@pytest.fixture
def keys(engine: Engine) -> Keys:
    People(engine).import_people([JO, LIN])
    return Keys(engine, lambda: NOW)


def test_a_key_signs_its_person_in(keys: Keys) -> None:
    new = keys.issue("jo", "laptop")
    assert new.secret.startswith("dsk_")
    assert keys.person(new.secret) == JO


def test_a_wrong_key_signs_nobody_in(keys: Keys) -> None:
    assert keys.person(keys.issue("jo", "laptop").secret + "x") is None


def test_the_database_holds_no_key_only_its_hash_and_its_first_characters(keys: Keys, engine: Engine) -> None:
    new = keys.issue("jo", "laptop")
    with engine.connect() as connection:
        stored = str(connection.execute(text("select * from api_keys")).all())
    assert new.secret not in stored
    assert new.key.prefix in stored
    assert new.secret.startswith(new.key.prefix)
    assert len(new.key.prefix) == 10


def test_a_revoked_key_signs_nobody_in_and_stays_listed(keys: Keys) -> None:
    new = keys.issue("jo", "laptop")
    keys.revoke(new.key.id)
    assert keys.person(new.secret) is None
    assert [key.revoked_at for key in keys.all()] == [NOW]


def test_revoking_a_key_signs_its_person_out_everywhere_and_nobody_else(keys: Keys, engine: Engine) -> None:
    sessions, links = Sessions(engine, lambda: NOW), SignInLinks(engine, lambda: NOW)
    jo, lin = sessions.begin("jo"), sessions.begin("lin")
    link = links.offer("jo", "/documents")
    keys.revoke(keys.issue("jo", "laptop").key.id)
    assert sessions.person(jo) is None
    assert sessions.person(lin) == LIN
    with pytest.raises(Exception, match="expired"):
        links.redeem(link)


def test_a_key_for_nobody_is_not_issued(keys: Keys) -> None:
    with pytest.raises(NotFound):
        keys.issue("nobody", "laptop")


def test_revoking_an_unknown_key_is_said(keys: Keys) -> None:
    with pytest.raises(NotFound):
        keys.revoke("nothing")
