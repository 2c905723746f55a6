"""What a person may use of the language model in a day."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from server.language_model.allowance import Allowance


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 23, 59, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def allowance(engine: Engine, clock: Clock) -> Allowance:
    return Allowance(engine, 1000, clock)


def test_what_was_set_aside_counts_until_what_was_used_is_known(allowance: Allowance) -> None:
    assert allowance.set_aside("jo", 800)
    assert not allowance.set_aside("jo", 300)
    allowance.settle("jo", 800, 100)
    assert allowance.used("jo") == 100
    assert allowance.set_aside("jo", 900)
    assert not allowance.set_aside("jo", 1)


def test_each_person_has_their_own(allowance: Allowance) -> None:
    assert allowance.set_aside("jo", 1000)
    assert allowance.set_aside("lin", 1000)


def test_a_new_day_begins_with_everything(allowance: Allowance, clock: Clock) -> None:
    assert allowance.set_aside("jo", 1000)
    clock.now += timedelta(minutes=1)
    assert allowance.used("jo") == 0
    assert allowance.set_aside("jo", 1000)


def test_nothing_is_enough_for_more_than_a_day_holds(allowance: Allowance) -> None:
    assert not allowance.set_aside("jo", 1001)


def test_days_long_past_are_forgotten(allowance: Allowance, clock: Clock) -> None:
    assert allowance.set_aside("jo", 10)
    first = clock.now
    clock.now += timedelta(days=100)
    assert allowance.set_aside("jo", 10)
    clock.now = first
    assert allowance.used("jo") == 0


def test_many_calls_at_once_do_not_overdraw_it(allowance: Allowance) -> None:
    with ThreadPoolExecutor(8) as threads:
        had = list(threads.map(lambda _: allowance.set_aside("jo", 100), range(20)))
    assert sum(had) == 10
    assert allowance.used("jo") == 1000
