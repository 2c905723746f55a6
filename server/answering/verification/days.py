"""Reads the days of an English text: dates in every usual spelling, months, days of the week and clock times."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.index.sentences import Span
from server.answering.verification.comparison import Comparison, comparison_at

_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTH_NAMES = (*_MONTHS, "sept", *(month[:3] for month in _MONTHS))
"""Whole and short, in lower case."""
_MONTH = rf"(?P<month>(?i:{'|'.join(MONTH_NAMES)}))\b\.?"
_DAY = r"(?<![\d.,:/])(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?![.,]\d)"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d)?Z?)?\b",
        rf"{_DAY}(?: (?i:day))?(?: (?i:of))? {_MONTH}(?:,? {_YEAR})?",
        rf"\b{_MONTH} {_DAY}(?:,? {_YEAR})?(?! ?(?:%|[ap]\.?m\b))",
        rf"\b{_MONTH},? (?i:of )?{_YEAR}",
    )
)
_FIRST_OF_RANGE = re.compile(rf"{_DAY}(?= ?(?:-|to|until|and|or) ?(?:\d{{1,2}})(?:st|nd|rd|th)?(?: (?i:of))? {_MONTH})")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<one>\d{1,2})(?P<dot>[./-])(?P<two>\d{1,2})(?P=dot)(?P<year>(?:19|20)?\d\d)(?![\d/]|\.\d)"
)
_MONTH_ALONE = re.compile(
    rf"\b(?P<month>{'|'.join(name.title() for name in (*_MONTHS, 'sept') if name not in {'may', 'march'})}"
    r"|(?<=\bin )May|(?<=\b[Bb]y )May|(?<=\bof )May|(?<=\btil )May|(?<=\bsince )May|(?<=\bfrom )May|(?<=\bto )May"
    r"|(?<=\bin )March"
    r"|(?<=\bof )March|(?<=\bby )March|(?<=\bsince )March|(?<=\bfrom )March|(?<=\bto )March|(?<=\btil )March)\b"
)
_WEEKDAY = re.compile(
    rf"\b(?P<name>{'|'.join(name.title() for name in _WEEKDAYS)})s?\b|\b(?P<short>Mon|Tue|Wed|Thu|Fri"
    rf"|Sat)(?= ?- ?(?:[A-Z][a-z]))|(?<=-)(?P<end>Tue|Wed|Thu|Fri|Sat|Sun)\b"
)
_CLOCK = re.compile(
    r"(?<![\d.:,])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?"
    r"|(?<![\d.:,])(?P<hour24>[01]?\d|2[0-4]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?\b(?! ?[ap]\.?m)"
    r"|\b(?P<word>noon|midday|midnight)\b"
    r"|(?<![\d.:,])(?P<whole>1?\d) o'clock",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:-|to|until|till|through|up to(?: and including)?|and ends?(?: on)?)\s*", re.IGNORECASE)
_BETWEEN, _AND = re.compile(r"\bbetween $", re.IGNORECASE), re.compile(r" and ")
_HALF_DAY = 720


@dataclass(frozen=True, slots=True)
class Day:
    """A day of any year, a whole month, a day of the week or a time of day: what is `None` is not said."""

    written: str
    span: Span
    comparison: Comparison = Comparison.NONE
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    minute: int | None = None
    """Of the day, for a clock time."""
    is_doubtful: bool = False
    """Whether day and month may change places, as in 3/5/2026."""

    def is_named_by(self, other: "Day") -> bool:
        """Whether the other says as much; a year that the other leaves open does not matter here."""
        is_other_year = None not in {self.year, other.year} and self.year != other.year
        if is_other_year or (self.weekday, self.minute) != (other.weekday, other.minute):
            return False
        plain = self.month == other.month and self.day in {None, other.day}
        if plain or not (self.is_doubtful or other.is_doubtful):
            return plain
        return self.month == other.day and self.day == other.month

    @property
    def key(self) -> str:
        """The same for the same day or time, whatever the year."""
        return f"{self.month}-{self.day} {self.weekday} {self.minute}"

    def is_counterpart_of(self, other: "Day") -> bool:
        """Whether one could stand in the place of the other."""
        return (self.weekday is None, self.minute is None) == (other.weekday is None, other.minute is None)


def days_in(text: str) -> tuple[Day, ...]:
    """The days in reading order; `text` is like for like."""
    found: list[Day] = []
    for day in _found(text):
        if all(day.span.end <= one.span.start or day.span.start >= one.span.end for one in found):
            found.append(replace(day, comparison=comparison_at(text, day.span.start, day.span.end)))
    return _with_ends(text, sorted(found, key=lambda day: day.span.start))


def _with_ends(text: str, days: list[Day]) -> tuple[Day, ...]:
    """Of "16 November to 13 December 2026" the first begins, the second ends, and both are of that year."""
    for later in range(len(days) - 1, 0, -1):
        one, other = days[later - 1], days[later]
        is_range = _RANGE.fullmatch(text, one.span.end, other.span.start) or (
            _BETWEEN.search(text, 0, one.span.start) and _AND.fullmatch(text, one.span.end, other.span.start)
        )
        if one.is_counterpart_of(other) and is_range:
            year = one.year or (other.year if one.month is not None else None)
            days[later - 1] = replace(one, comparison=Comparison.FROM, year=year)
            days[later] = replace(other, comparison=Comparison.TO)
    return tuple(days)


def _found(text: str) -> Iterator[Day]:
    for match in _FIRST_OF_RANGE.finditer(text):
        yield Day(match["day"], Span(*match.span("day")), day=int(match["day"]), month=_month(match["month"]))
    for pattern in _DATES:
        for match in pattern.finditer(text):
            said = match.groupdict()
            year, day = said.get("year"), said.get("day")
            yield Day(
                match[0],
                Span(*match.span()),
                year=int(year) if year else None,
                month=_month(match["month"]),
                day=int(day) if day else None,
            )
    yield from _numeric(text)
    for match in _CLOCK.finditer(text):
        yield Day(match[0], Span(*match.span()), minute=_minute(match))
    for match in _WEEKDAY.finditer(text):
        name = (match["name"] or match["short"] or match["end"]).lower()
        yield Day(
            match[0], Span(*match.span()), weekday=next(at for at, one in enumerate(_WEEKDAYS) if one.startswith(name))
        )
    for match in _MONTH_ALONE.finditer(text):
        yield Day(match[0], Span(*match.span()), month=_month(match["month"] or match[0]))


def _numeric(text: str) -> Iterator[Day]:
    for match in _NUMERIC.finditer(text):
        one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
        if one <= 12 < two:
            one, two = two, one
        if 1 <= two <= 12 and 1 <= one <= 31:
            year += 2000 if year < 100 else 0
            is_doubtful = one <= 12 and match["dot"] != "."
            yield Day(match[0], Span(*match.span()), year=year, month=two, day=one, is_doubtful=is_doubtful)


def _month(named: str) -> int:
    return (
        int(named)
        if named.isdigit()
        else 1 + next(at for at, one in enumerate(_MONTHS) if one[:3] == named[:3].lower())
    )


def _minute(match: re.Match[str]) -> int:
    if match["word"]:
        return 0 if match["word"].lower() == "midnight" else _HALF_DAY
    if match["whole"]:
        return int(match["whole"]) * 60
    if match["hour24"]:
        return int(match["hour24"]) * 60 + int(match["minute24"])
    hour = int(match["hour"]) % 12 * 60 + int(match["minute"] or 0)
    return hour + (_HALF_DAY if match["half"].lower() == "p" else 0)
