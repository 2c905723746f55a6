"""A request that is sent twice counts once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from ingest.index.errors import InvalidRequest
from server.errors import Conflict
from server.history.idempotency import Idempotency

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def idempotency(engine: Engine) -> Idempotency:
    return Idempotency(engine, lambda: NOW)


def test_the_second_time_gives_what_came_of_the_first(idempotency: Idempotency) -> None:
    assert idempotency.begin("jo", "k", "f") is None
    idempotency.finish("jo", "k", "a1")
    assert idempotency.begin("jo", "k", "f") == "a1"


def test_a_key_belongs_to_its_person(idempotency: Idempotency) -> None:
    idempotency.begin("jo", "k", "f")
    assert idempotency.begin("lin", "k", "another") is None


def test_a_key_that_came_with_another_request_is_refused(idempotency: Idempotency) -> None:
    idempotency.begin("jo", "k", "f")
    with pytest.raises(InvalidRequest):
        idempotency.begin("jo", "k", "another")


def test_the_same_request_waits_for_the_first_to_end(idempotency: Idempotency) -> None:
    idempotency.begin("jo", "k", "f")
    with pytest.raises(Conflict):
        idempotency.begin("jo", "k", "f")


def test_an_abandoned_key_may_be_used_again(idempotency: Idempotency) -> None:
    idempotency.begin("jo", "k", "f")
    idempotency.abandon("jo", "k")
    assert idempotency.begin("jo", "k", "f") is None


def test_a_request_that_died_is_forgotten_after_two_minutes(idempotency: Idempotency, engine: Engine) -> None:
    idempotency.begin("jo", "k", "f")
    assert Idempotency(engine, lambda: NOW + timedelta(minutes=2)).begin("jo", "k", "f") is None


def test_a_key_is_remembered_for_a_day(idempotency: Idempotency, engine: Engine) -> None:
    idempotency.begin("jo", "k", "f")
    idempotency.finish("jo", "k", "a1")
    assert Idempotency(engine, lambda: NOW + timedelta(hours=23)).begin("jo", "k", "f") == "a1"
    assert Idempotency(engine, lambda: NOW + timedelta(hours=24)).begin("jo", "k", "f") is None
