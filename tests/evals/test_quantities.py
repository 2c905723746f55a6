"""Numbers and days are the same however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.quantities import Day, Quantity, read_quantities

MONTHS = "January February March April May June July August September October November December".split()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("thirty days", "30", "day"),
        ("a 30-day window", "30", "day"),
        ("twenty-one weeks", "21", "week"),
        ("14 business days", "14", "working day"),
        ("14 working days", "14", "working day"),
        ("14 calendar days", "14", "day"),
        ("£1,200.50", "1200.5", "pound"),
        ("2.50 euros", "2.5", "euro"),
        ("15 %", "15", "percent"),
        ("15 per cent", "15", "percent"),
        ("room 007", "7", None),
        ("version 1.2.3", "1.2.3", None),
        ("0 items", "0", None),
    ],
)
def test_a_number_is_read_with_what_it_counts(text: str, value: str, unit: str | None) -> None:
    assert read_quantities(text).numbers == {Quantity(value, unit)}


@pytest.mark.parametrize(
    "text", ["31 January 2027", "31st of January, 2027", "January 31, 2027", "Jan 31st 2027", "2027-01-31"]
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    read = read_quantities(f"Until {text}.")
    assert read.days == {Day(1, 31)}
    assert read.numbers == {Quantity("2027")}


def test_a_month_needs_a_year_or_a_day_beside_it() -> None:
    assert read_quantities("You may return it.").days == set()
    assert read_quantities("in May 2026").days == {Day(5, None)}


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ("30 days", "within 14 or 30 days", True),
        ("30 days", "30 weeks", False),
        ("30 days", "Days: 30", True),
        ("31/01/2027", "31 January 2027", True),
        ("in January 2027", "31 January 2027", True),
        ("31 January 2027", "in January 2027", False),
        ("31 January 2027", "31 January 2026", False),
        ("nothing", "30 days", True),
        ("30 days", "nothing", False),
    ],
)
def test_what_one_text_says_occurs_in_the_other_or_does_not(one: str, other: str, value: bool) -> None:
    assert read_quantities(one).occur_in(read_quantities(other)) is value


@given(st.integers(1, 28), st.integers(1, 12), st.integers(1900, 2099))
def test_ways_to_write_a_day_agree(day: int, month: int, year: int) -> None:
    ways = [
        f"{day} {MONTHS[month - 1]} {year}",
        f"{MONTHS[month - 1][:3]} {day}, {year}",
        f"{year}-{month:02}-{day:02}",
    ]
    read = [read_quantities(way) for way in ways]
    assert read[0] == read[1] == read[2]
    assert read[0].days == {Day(month, day)}


@given(st.text())
def test_every_text_says_what_it_says(text: str) -> None:
    read = read_quantities(text)
    assert read.occur_in(read)
