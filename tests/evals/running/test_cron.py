"""Cron expressions name times; what is none is refused with a hint."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.running.cron import next_time
from ingest.index.errors import InvalidRequest
from tests.server.api.company import NOW


@given(
    minute=st.integers(0, 59),
    hour=st.integers(0, 23),
    after=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)),
    zone=st.sampled_from(["UTC", "Europe/Zurich", "America/New_York"]),
)
def test_a_daily_time_comes_within_the_next_two_days(minute: int, hour: int, after: datetime, zone: str) -> None:
    moment = after.replace(tzinfo=UTC)
    found = next_time(f"{minute} {hour} * * *", moment, zone)
    assert moment < found <= moment + timedelta(days=2)
    assert found.second == 0


def test_working_days_leave_out_the_weekend() -> None:
    assert NOW.weekday() == 6
    assert next_time("30 5 * * mon-fri", NOW, "UTC") == datetime(2026, 11, 23, 5, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cron", "hint"),
    [
        ("", "is no time"),
        ("30 5 * *", "is no time"),
        ("61 5 * * *", "is no time"),
        ("30 5 * * 1-5", "by number"),
        ("30 5 * * mon,3", "by number"),
        ("0 0 31 2 *", "never comes"),
    ],
)
def test_what_is_no_time_is_refused(cron: str, hint: str) -> None:
    with pytest.raises(InvalidRequest, match=hint):
        next_time(cron, NOW, "UTC")
