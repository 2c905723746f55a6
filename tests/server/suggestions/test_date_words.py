"""The days that a text names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.suggestions.date_words import Standpoint, date_words

# A Tuesday.
SEEN = Standpoint(date(2026, 11, 17), is_month_first=False)


def days(text: str, standpoint: Standpoint = SEEN) -> list[str]:
    return [words.date.isoformat() for words in date_words(text, standpoint)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ordered 2026-05-03", "2026-05-03"),
        ("on 3 May", "2026-05-03"),
        ("on the 3rd of May 2025", "2025-05-03"),
        ("on May 3rd, 2025", "2025-05-03"),
        ("on 24 December", "2025-12-24"),
        ("on 3.5.2026", "2026-05-03"),
        ("on 03/05/26", "2026-05-03"),
        ("on 13/05/2026", "2026-05-13"),
        ("it arrived on the 5th", "2026-11-05"),
        ("it arrived on the 28th", "2026-10-28"),
        ("last Tuesday", "2026-11-10"),
        ("on Monday", "2026-11-16"),
        ("three weeks ago", "2026-10-27"),
        ("a month ago", "2026-10-17"),
        ("2 years ago", "2024-11-17"),
        ("yesterday", "2026-11-16"),
        ("the day before yesterday", "2026-11-15"),
    ],
)
def test_a_day_is_read_from_where_it_was_written(text: str, day: str) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "it cost 3690 €",
        "the house is from 1911",
        "capacity 9,6 kWh, yours is 10",
        "may I ask twice",
        "last week",
        "in February",
        "on Thursday 26th",
        "version 4.2.1",
        "on the 2nd floor",
        "on 31 February 2026",
        "on 32/13/2026",
    ],
)
def test_what_is_no_day_or_not_quite_one_is_left_out(text: str) -> None:
    assert days(text) == []


def test_the_month_comes_first_in_america() -> None:
    assert days("on 05/03/2026", Standpoint(SEEN.written_on, is_month_first=True)) == ["2026-05-03"]


def test_which_comes_first_is_not_guessed() -> None:
    assert days("on 05/03/2026", Standpoint(SEEN.written_on)) == []
    assert days("on 05/13/2026", Standpoint(SEEN.written_on)) == ["2026-05-13"]


def test_without_a_standpoint_only_whole_dates_are_read() -> None:
    assert days("on 3 May, yesterday, the 5th, last Monday and 3 May 2025", Standpoint()) == ["2025-05-03"]


def test_the_last_day_of_a_short_month_stands_for_one_it_has_not() -> None:
    assert days("one month ago", Standpoint(date(2026, 3, 31))) == ["2026-02-28"]


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)), st.integers(1, 500))
def test_months_ago_is_before_and_about_as_long(written_on: date, months: int) -> None:
    (words,) = date_words(f"{months} months ago", Standpoint(written_on))
    apart = (written_on.year - words.date.year) * 12 + written_on.month - words.date.month
    assert apart == months
    assert words.date.day <= written_on.day


@given(st.text(max_size=80), st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_any_text_is_read_and_every_span_lies_in_it(text: str, written_on: date) -> None:
    for words in date_words(text + " 3 May 900 years ago", Standpoint(written_on)):
        assert 0 <= words.span.start < words.span.end <= len(text) + 20
