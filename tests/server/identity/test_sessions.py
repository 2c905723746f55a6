"""Browser sessions."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, text

from server.identity.people import People
from server.identity.person import Person
from server.identity.sessions import Sessions

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
JO = Person("jo", "Jo Abara", "jo@lumenfold.example")


def begin(engine: Engine) -> str:
    People(engine).import_people([JO])
    return Sessions(engine, lambda: NOW).begin("jo")


def test_a_session_knows_its_person_until_twelve_hours_are_over(engine: Engine) -> None:
    token = begin(engine)
    assert Sessions(engine, lambda: NOW + timedelta(hours=12, seconds=-1)).person(token) == JO
    assert Sessions(engine, lambda: NOW + timedelta(hours=12)).person(token) is None


def test_signing_out_ends_the_session(engine: Engine) -> None:
    token = begin(engine)
    sessions = Sessions(engine, lambda: NOW)
    sessions.end(token)
    assert sessions.person(token) is None


def test_a_made_up_token_is_nobody(engine: Engine) -> None:
    begin(engine)
    assert Sessions(engine, lambda: NOW).person("\ud800") is None


def test_the_database_does_not_hold_the_token(engine: Engine) -> None:
    token = begin(engine)
    with engine.connect() as connection:
        assert token not in str(connection.execute(text("select * from sessions")).all())
