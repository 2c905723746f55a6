"""Reads the figures of an English text: sums, shares, durations, measures and counts, in digits or words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.index.sentences import Span
from server.answering.verification.comparison import Comparison, comparison_at
from server.answering.verification.numbers_in_words import (
    NUMBER_WORDS,
    ORDINAL_WORDS,
    value_of_ordinal,
    value_of_words,
)
from server.answering.verification.units import CURRENCIES, MONTHS, ORDINAL, SECONDS, TIMES, UNIT, Unit, unit_of

_CODES = "|".join(code.upper() for code in CURRENCIES if code.isalpha())
_SCALES = {"k": 1000, "thousand": 1000, "m": 1_000_000, "million": 1_000_000, "bn": 10**9, "billion": 10**9}
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d])|\d+[.,]\d+|\d+"
_FIGURE = re.compile(
    rf"(?:(?P<before>US\$|[£€$]|\b(?:{_CODES})\b) ?)?"
    r"(?:(?<=[£€$])|(?<![\w.])(?P<minus>(?:(?<=\s)|(?<=\()|^)[-](?=\d)|\bminus )?)"
    rf"(?:(?P<digits>{_DIGITS})(?P<nth>st|nd|rd|th)?|(?P<words>\b(?i:{NUMBER_WORDS})\b)"
    rf"|(?P<half>\b(?i:half(?: an?)?)\b))"
    r"(?P<scale> ?(?:(?<=[\d])(?:k|bn)|(?:thousand|million|billion))\b)?"
    rf"(?:(?P<behind> ?(?:{_CODES})\b| ?[£€](?!\d))|{UNIT})?"
    r"(?!\w)"
)
_ORDINAL = re.compile(rf"(?<![\d.] )\b(?P<ordinal>(?i:{ORDINAL_WORDS}))\b(?! [A-Z])")
_TWICE = re.compile(r"\b(?P<word>once|twice|thrice)\b", re.IGNORECASE)
_A_UNIT = re.compile(
    r"\b(?:within|after|for|in|up to|at most|at least|every|than|lasts?"
    r"|takes?) (?P<number>an?) (?:(?P<working>working|business) )?"
    r"(?P<unit>second|minute|hour|day|week|fortnight|month|year)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:,|/|-|to|or|and|by|x|×|,\s*(?:or|and)|until)\s*", re.IGNORECASE)
_LIST_JOINT = re.compile(r"\s*(?:,|/|or|and|,\s*(?:or|and))\s*", re.IGNORECASE)
_TIMES_OF = {"once": 1, "twice": 2, "thrice": 3}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts and which way it limits."""

    number: Decimal
    measure: Unit | None
    """`None` of a bare number and of a count of things."""
    written: str
    span: Span
    comparison: Comparison = Comparison.NONE
    is_weak: bool = False
    """Whether the words seldom count, as "one", "once" and "second": they matter only in the place of another."""

    @property
    def unit(self) -> str | None:
        """The kind of its unit, such as a currency."""
        return self.measure.kind if self.measure else None

    def equals(self, other: "Figure") -> bool:
        """Whether it is the same number of the same kind, or one of the two is bare."""
        if self.measure is None or other.measure is None:
            return self.number == other.number
        return self.unit == other.unit and self._value == other._value

    @property
    def key(self) -> str:
        """The same for equal figures."""
        return f"{self._value.normalize():f} {self.unit or ''}"

    def is_counterpart_of(self, other: "Figure") -> bool:
        """Whether one could stand in the place of the other: sums are of one sort, and so are durations."""
        return _sort(self.unit) == _sort(other.unit)

    @property
    def _value(self) -> Decimal:
        return self.number * self.measure.factor if self.measure else self.number


_SORTS = {
    **dict.fromkeys((SECONDS, MONTHS, f"working {SECONDS}"), "time"),
    **dict.fromkeys(CURRENCIES.values(), "money"),
    TIMES: None,
}


def _sort(unit: str | None) -> str | None:
    return _SORTS.get(unit, unit) if unit else None


def figures_in(text: str) -> tuple[Figure, ...]:
    """The figures in reading order; `text` is like for like, and what is no figure, as a date, is blanked out."""
    found = sorted(_found(text), key=lambda figure: figure.span.start)
    return tuple(_with_shared_comparison(text, _with_shared_units(text, _apart(found))))


def _found(text: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        yield _figure(text, match)
    for match in _ORDINAL.finditer(text):
        yield Figure(value_of_ordinal(match[0].lower()), Unit(ORDINAL), match[0], Span(*match.span()), is_weak=True)
    for match in _TWICE.finditer(text):
        word = match[0].lower()
        yield Figure(Decimal(_TIMES_OF[word]), Unit(TIMES), match[0], Span(*match.span()), is_weak=word == "once")
    for match in _A_UNIT.finditer(text):
        yield _one_unit(text, match)


def _figure(text: str, match: re.Match[str]) -> Figure:
    measure = _measure(match)
    is_hollow = match["half"] or (match["words"] and match["words"].lower() in {"one", "zero"})
    return Figure(
        _number(match),
        measure,
        match[0].strip(),
        Span(match.start(), match.end()),
        comparison_at(text, *match.span()),
        is_weak=measure is None and bool(is_hollow),
    )


def _measure(match: re.Match[str]) -> Unit | None:
    if currency := match["before"] or match["behind"]:
        return Unit(CURRENCIES[currency.strip().lower()])
    if match["nth"]:
        return Unit(ORDINAL)
    if match["sign"] or match["unit"] or match[0].lower().endswith("per cent"):
        return unit_of(match)
    return None


def _number(match: re.Match[str]) -> Decimal:
    if match["half"]:
        return Decimal("0.5")
    value = value_of_words(match["words"].lower()) if match["words"] else _decimal(match["digits"])
    if match["scale"]:
        value *= _SCALES[match["scale"].strip()]
    return -value if match["minus"] else value


def _decimal(digits: str) -> Decimal:
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return Decimal(digits.replace(",", "."))
    return Decimal(digits.replace(",", "").replace(" ", ""))


def _one_unit(text: str, match: re.Match[str]) -> Figure:
    span = Span(match.start("number"), match.end())
    counted = re.search(UNIT, text[match.end("number") : span.end])
    measure = unit_of(counted) if counted else None
    return Figure(Decimal(1), measure, text[span.start : span.end], span, comparison_at(text, span.start, span.end))


def _apart(figures: Sequence[Figure]) -> list[Figure]:
    """Without those that begin within another."""
    kept: list[Figure] = []
    for figure in figures:
        if not kept or figure.span.start >= kept[-1].span.end:
            kept.append(figure)
    return kept


def _with_shared_units(text: str, figures: list[Figure]) -> list[Figure]:
    """In "14 to 21 days" both are days, in "640 × 600 × 190 mm" all three are millimetres."""
    for later in range(len(figures) - 1, 0, -1):
        one, other = figures[later - 1], figures[later]
        is_shared = one.measure is None and other.unit not in {None, ORDINAL, TIMES}
        if is_shared and _are_joined(text, one, other, _JOINT):
            figures[later - 1] = replace(one, measure=other.measure, is_weak=False)
    return figures


def _with_shared_comparison(text: str, figures: list[Figure]) -> list[Figure]:
    """In "at most £30 / €35 / $40" all three are limits."""
    for later in range(1, len(figures)):
        one, other = figures[later - 1], figures[later]
        if other.comparison is Comparison.NONE and _are_joined(text, one, other, _LIST_JOINT):
            figures[later] = replace(other, comparison=one.comparison)
    return figures


def _are_joined(text: str, one: Figure, other: Figure, joint: re.Pattern[str]) -> bool:
    return bool(joint.fullmatch(text, one.span.end, other.span.start))
