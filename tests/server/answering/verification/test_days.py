"""Days are the same however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.answering.verification.comparison import Comparison
from server.answering.verification.days import Day, days_in
from server.answering.verification.words import like_for_like

MONTHS = "January February March April May June July August September October November December".split()


def only_day(text: str) -> Day:
    (day,) = days_in(like_for_like(text))
    return day


@given(st.integers(1, 28), st.integers(1, 12), st.integers(1950, 2049))
def test_ways_to_write_a_day_agree(day: int, month: int, year: int) -> None:
    name = MONTHS[month - 1]
    ways = [f"{day} {name} {year}", f"{name[:3]} {day}, {year}", f"{year}-{month:02}-{day:02}", f"{day}.{month}.{year}"]
    read = [only_day(f"Until {way}") for way in ways]
    assert {(one.year, one.month, one.day) for one in read} == {(year, month, day)}


@pytest.mark.parametrize("text", ["31st of January, 2027", "January 31st 2027", "31/01/2027", "31 Jan 2027"])
def test_a_day_is_read_in_many_spellings(text: str) -> None:
    day = only_day(text)
    assert (day.year, day.month, day.day) == (2027, 1, 31)


def test_day_and_month_may_change_places_where_figures_leave_it_open() -> None:
    assert only_day("3/5/2026").is_named_by(only_day("May 3, 2026"))
    assert only_day("3/5/2026").is_named_by(only_day("March 5, 2026"))
    assert not only_day("3/5/2026").is_named_by(only_day("4 May 2026"))


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ("in January 2027", "31 January 2027", True),
        ("31 January 2027", "in January 2027", False),
        ("31 January", "31 January 2027", True),
        ("31 January 2027", "31 January 2026", False),
        ("on Mondays", "every Monday", True),
        ("on Monday", "on Tuesday", False),
        ("6 pm", "18:00", True),
        ("noon", "12:00", True),
        ("6 am", "18:00", False),
        ("6.30 p.m.", "18:30", True),
    ],
)
def test_a_day_is_named_by_one_that_says_as_much(one: str, other: str, value: bool) -> None:
    assert only_day(one).is_named_by(only_day(other)) is value


def test_a_range_begins_and_ends_in_the_same_year() -> None:
    first, last = days_in("from 16 November to 13 December 2026")
    assert (first.year, first.comparison, last.comparison) == (2026, Comparison.FROM, Comparison.TO)


def test_may_is_no_month_unless_it_is_one() -> None:
    assert days_in("You may return it. March on.") == ()
    assert only_day("in May 2026").month == 5
    assert only_day("until the end of May").month == 5


@given(st.text(max_size=80))
def test_every_text_can_be_read(text: str) -> None:
    assert all(day.is_named_by(day) for day in days_in(like_for_like(text)))
