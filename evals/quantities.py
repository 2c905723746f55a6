"""Reads the numbers and days of an English text, however they are written."""

import re
from dataclasses import dataclass

_MONTHS = "january february march april may june july august september october november december".split()
MONTH_NAMES = (*_MONTHS, "sept", *(month[:3] for month in _MONTHS))
_MONTH = rf"(?P<month>{'|'.join(MONTH_NAMES)})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>\d{4})\b"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?",
        rf"\b{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"\b{_MONTH} {_YEAR}",
        r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b",
    )
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen".split()
)
_VALUES = {
    "one": 1,
    **{word: value for value, word in enumerate(_SMALL, start=2)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
}
_NUMBER_WORD = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:[ -](?P<ones>one|{'|'.join(_SMALL[:8])}))?|(?P<small>{'|'.join(_SMALL)}))\b"
)
_CURRENCIES = {"£": "pound", "€": "euro", "$": "dollar"}
_MONEY = re.compile(r"([£€$]) ?(\d+(?:[.,]\d+)*)")
_QUANTITY = re.compile(
    r"(?P<value>\d+(?:[.,]\d+)*)"
    r"(?:[ -]?(?P<kind>working|business|calendar)?[ -]?"
    r"(?P<unit>day|week|month|year|hour|minute|percent|pound|euro|dollar|pence|cent)s?\b)?"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMALS = re.compile(r"(\d+)\.(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and, where one follows it, what it counts."""

    value: str
    unit: str | None = None

    def agrees_with(self, other: "Quantity") -> bool:
        """Whether the numbers are equal and do not count different things."""
        return self.value == other.value and (self.unit == other.unit or None in {self.unit, other.unit})


@dataclass(frozen=True, slots=True)
class Day:
    """A day of any year, or a whole month of it."""

    month: int
    day: int | None

    def is_named_by(self, other: "Day") -> bool:
        """Whether the other says as much."""
        return self.month == other.month and self.day in {None, other.day}


@dataclass(frozen=True, slots=True)
class Quantities:
    """The numbers and days of a text; the years of days are numbers."""

    numbers: frozenset[Quantity]
    days: frozenset[Day]

    def occur_in(self, other: "Quantities") -> bool:
        """Whether the other text says all of them. It may write as a day what stands here as two numbers."""
        known = other.numbers | {Quantity(str(part)) for day in other.days for part in (day.day, day.month) if part}
        return all(any(one.agrees_with(found) for found in known) for one in self.numbers) and all(
            any(one.is_named_by(found) for found in other.days) for one in self.days
        )


def read_quantities(text: str) -> Quantities:
    """All that this text says. "One" is no number here, since it seldom counts."""
    rest = _with_figures(text.lower())
    days: set[Day] = set()
    for pattern in _DATES:
        days |= {_day(match) for match in pattern.finditer(rest)}
        rest = pattern.sub(lambda match: f" {match['year'] or ''} ", rest)
    return Quantities(frozenset(map(_quantity, _QUANTITY.finditer(rest))), frozenset(days))


def _with_figures(text: str) -> str:
    """Numbers in figures, currencies and shares as words behind them."""
    figures = _NUMBER_WORD.sub(_in_figures, text)
    figures = _MONEY.sub(lambda match: f"{match[2]} {_CURRENCIES[match[1]]}", figures)
    return re.sub(r" ?(?:%|per cent\b)", " percent", figures)


def _in_figures(match: re.Match[str]) -> str:
    return str(sum(_VALUES[word] for word in match.groups() if word))


def _day(match: re.Match[str]) -> Day:
    named = match["month"]
    month = (
        int(named) if named.isdigit() else _MONTHS.index(next(one for one in _MONTHS if one.startswith(named[:3]))) + 1
    )
    day = match.groupdict().get("day")
    return Day(month, int(day) if day else None)


def _quantity(match: re.Match[str]) -> Quantity:
    unit = match["unit"]
    if unit and match["kind"] in {"working", "business"}:
        unit = f"working {unit}"
    return Quantity(_plain(match["value"]), unit)


def _plain(figures: str) -> str:
    """The same number always in the same figures."""
    if _THOUSANDS.fullmatch(figures):
        figures = figures.replace(",", "")
    if _DECIMALS.fullmatch(figures):
        figures = figures.rstrip("0").rstrip(".")
    return figures.lstrip("0") or "0"
