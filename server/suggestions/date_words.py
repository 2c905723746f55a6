"""Finds the days that an English text names, absolutely or as seen from the day it was written.

Written for support tickets, where a wrong day costs more than a missed one: what may be a price, a version or a vague
time such as "last week" is not taken for a day. A general parser (dateparser 1.2) read "3690", "1911" and "9,6" in
the sample's tickets as days, and "the 5th" as the 5th of another month.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.index.sentences import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBERS = {word: number for number, word in enumerate(_SMALL, 1)} | {"a": 1, "an": 1}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>20\d\d)\b"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)\b"


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words that name a day, where they stand, and the day."""

    span: Span
    date: date


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where relative words are read: the day they were written, and whether the month comes first in 11/3/2026.

    `None`: not known; then what depends on it names no day.
    """

    written_on: date | None = None
    is_month_first: bool | None = None


_Reading = Callable[[re.Match[str], Standpoint], date | None]


def date_words(text: str, standpoint: Standpoint) -> list[DateWords]:
    """Every day that the text names, in reading order. Words that name a day partly, as "in May", are left out."""
    found: list[DateWords] = []
    for words in sorted(_read(text, standpoint), key=lambda one: (one.span.start, -one.span.end)):
        if not found or words.span.start >= found[-1].span.end:
            found.append(words)
    return found


def _read(text: str, standpoint: Standpoint) -> Iterator[DateWords]:
    for pattern, reading in _READINGS:
        for match in pattern.finditer(text):
            day = _safely(reading, match, standpoint)
            if day is not None:
                yield DateWords(Span(*match.span()), day)


def _safely(reading: _Reading, match: re.Match[str], standpoint: Standpoint) -> date | None:
    try:
        return reading(match, standpoint)
    except (ValueError, OverflowError):
        return None


def _numeric(match: re.Match[str], standpoint: Standpoint) -> date | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    year += 2000 if year < 100 else 0
    is_month_first = False if match["mark"] == "." or first > 12 else standpoint.is_month_first
    if second > 12:
        is_month_first = True
    if is_month_first is None and first != second:
        return None
    return date(year, first, second) if is_month_first else date(year, second, first)


def _full(match: re.Match[str], _standpoint: Standpoint) -> date:
    return date(int(match["year"]), int(match["month"]), int(match["day"]))


def _with_month(match: re.Match[str], standpoint: Standpoint) -> date | None:
    month, day = _MONTHS.index(match["month"][:3].lower()) + 1, int(match["day"])
    if match["year"]:
        return date(int(match["year"]), month, day)
    if standpoint.written_on is None:
        return None
    year = standpoint.written_on.year
    return date(year if date(year, month, day) <= standpoint.written_on else year - 1, month, day)


def _day_alone(match: re.Match[str], standpoint: Standpoint) -> date | None:
    """The last such day before; one whose weekday does not fit is still to come."""
    written_on = standpoint.written_on
    if written_on is None:
        return None
    first = written_on.replace(day=1)
    if int(match["day"]) > written_on.day:
        first = (first - timedelta(days=1)).replace(day=1)
    day = first.replace(day=int(match["day"]))
    return day if not match["weekday"] or _weekday(match) == day.weekday() else None


def _last_weekday(match: re.Match[str], standpoint: Standpoint) -> date | None:
    if standpoint.written_on is None:
        return None
    back = (standpoint.written_on.weekday() - _weekday(match)) % 7
    return standpoint.written_on - timedelta(days=back or 7)


def _ago(match: re.Match[str], standpoint: Standpoint) -> date | None:
    if standpoint.written_on is None:
        return None
    written = match["count"].lower()
    count, unit = _NUMBERS.get(written) or int(written), match["unit"].lower()
    if unit in ("month", "year"):
        return _months_before(standpoint.written_on, count * (12 if unit == "year" else 1))
    return standpoint.written_on - timedelta(days=count * (7 if unit == "week" else 1))


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), after - timedelta(days=1))


def _yesterday(match: re.Match[str], standpoint: Standpoint) -> date | None:
    if standpoint.written_on is None:
        return None
    return standpoint.written_on - timedelta(days=2 if match["before"] else 1)


def _weekday(match: re.Match[str]) -> int:
    return _WEEKDAYS.index(match["weekday"][:3].lower())


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_READINGS: tuple[tuple[re.Pattern[str], _Reading], ...] = (
    (_pattern(rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"), _full),
    (_pattern(r"\b(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})(?P=mark)(?P<year>20\d\d|\d\d)\b"), _numeric),
    (_pattern(rf"\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?"), _with_month),
    (_pattern(rf"\b{_MONTH} {_DAY}(?![.,:]\d)(?:,? {_YEAR})?"), _with_month),
    (_pattern(rf"\b(?:{_WEEKDAY},? )?(?:the )?{_ORDINAL}(?! (?:floor|time|of|gen))"), _day_alone),
    (_pattern(rf"\b(?:last|on|this past) {_WEEKDAY}(?!,? (?:the )?\d)"), _last_weekday),
    (_pattern(rf"\b{_COUNT} (?P<unit>day|week|month|year)s? ago\b"), _ago),
    (_pattern(r"\b(?P<before>(?:the )?day before )?yesterday\b"), _yesterday),
)
