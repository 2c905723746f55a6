"""Schedules come due, move on, and can be removed."""

from datetime import timedelta

import pytest

from evals.quality import Quality
from evals.running.schedules import Schedules
from ingest.index.errors import InvalidRequest, NotFound
from tests.server.api.company import NOW


def test_the_next_one_stands_first(quality: Quality) -> None:
    schedules = quality.running.schedules
    later = schedules.add("one", "0 12 * * *", 1, "sam")
    sooner = schedules.add("two", "0 10 * * *", 3, "sam")
    assert schedules.all() == [sooner, later]
    assert schedules.seconds_to_next() == 30 * 60
    assert not schedules.due()


def test_without_any_nothing_will_be_due(quality: Quality) -> None:
    assert quality.running.schedules.seconds_to_next() is None


def test_times_are_those_of_the_time_zone(quality: Quality) -> None:
    engine = quality.deskside.index.catalog.engine
    added = Schedules(engine, lambda: NOW, "Europe/Zurich").add("one", "0 12 * * *", 1, "sam")
    assert added.next_at == NOW.replace(hour=11, minute=0)


def test_one_that_had_its_turn_moves_on_and_remembers_its_run(quality: Quality) -> None:
    schedules = quality.running.schedules
    added = schedules.add("one", "0 12 * * *", 1, "sam")
    late = Schedules(quality.deskside.index.catalog.engine, lambda: NOW + timedelta(days=3), "UTC")
    assert late.due() == [added]
    late.move_on(added, "run")
    late.move_on(late.all()[0], None, "why not")
    (moved,) = late.all()
    assert (moved.last_run_id, moved.problem) == ("run", "why not")
    assert moved.next_at == NOW.replace(hour=12, minute=0) + timedelta(days=3)


def test_one_that_is_no_time_is_not_kept(quality: Quality) -> None:
    with pytest.raises(InvalidRequest):
        quality.running.schedules.add("one", "whenever", 1, "sam")
    assert not quality.running.schedules.all()


def test_one_can_be_removed(quality: Quality) -> None:
    added = quality.running.schedules.add("one", "0 12 * * *", 1, "sam")
    quality.running.schedules.remove(added.id)
    assert not quality.running.schedules.all()
    with pytest.raises(NotFound):
        quality.running.schedules.remove(added.id)
