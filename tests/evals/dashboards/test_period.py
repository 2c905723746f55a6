"""Days and weeks."""

from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.dashboards.period import Period, Step, as_date, between, day_number, last_days, last_whole_week, start_of
from ingest.index.errors import InvalidRequest
from tests.server.api.company import NOW


def test_the_last_days_end_today() -> None:
    period = last_days(7, NOW)
    assert (period.begins, period.ends, period.days) == (date(2026, 11, 16), date(2026, 11, 22), 7)
    assert str(period) == "16 Nov 2026 to 22 Nov 2026"
    assert period.before.ends == date(2026, 11, 15)


def test_the_last_whole_week_runs_from_monday_to_sunday() -> None:
    assert NOW.strftime("%A") == "Sunday"
    week = last_whole_week(NOW)
    assert (week.begins, week.ends) == (date(2026, 11, 9), date(2026, 11, 15))


@given(st.dates(date(1970, 1, 1), date(2200, 1, 1)))
def test_a_week_begins_on_the_monday_before(day: date) -> None:
    start = as_date(start_of(day_number(day), Step.WEEK))
    assert start.weekday() == 0
    assert 0 <= (day - start).days < 7
    assert as_date(day_number(day)) == day


@given(st.integers(0, 30_000), st.integers(0, 800), st.sampled_from(Step))
def test_the_points_of_a_chart_cover_the_period(first: int, days: int, step: Step) -> None:
    period = Period(first, first + days)
    starts = period.starts(step)
    assert starts[0] <= period.first
    assert starts[-1] <= period.last < starts[-1] + step.days
    assert all(later - earlier == step.days for earlier, later in pairwise(starts))


@pytest.mark.parametrize(
    ("first", "last"), [("", "2026-11-22"), ("2026-11-22", "2026-11-01"), ("1026-01-01", "2026-01-01"), ("x", "y")]
)
def test_a_period_that_is_none_is_refused(first: str, last: str) -> None:
    with pytest.raises(InvalidRequest):
        between(first, last)


def test_long_periods_are_drawn_by_week() -> None:
    assert last_days(30, NOW).step is Step.DAY
    assert last_days(90, datetime(2026, 1, 1, tzinfo=NOW.tzinfo)).step is Step.WEEK
