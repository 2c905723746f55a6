"""Where two statements name other amounts, or other times, of the same thing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from server.answering.conflicts.claim import Claim
from server.answering.verification.comparison import Comparison
from server.answering.verification.days import Day
from server.answering.verification.figures import Figure
from server.answering.verification.places import lies_in
from server.answering.verification.statement import Stated
from server.answering.verification.units import CURRENCIES, MONTHS, ORDINAL, SECONDS
from server.answering.verification.words import words_of

_DAY = Decimal(86_400)
_DAYS_IN = {SECONDS: 1 / _DAY, f"working {SECONDS}": Decimal("1.4") / _DAY, MONTHS: Decimal("30.4")}
_ABOUT = Decimal("0.13")
"""How far a month may be from 30 days, and 5 working days from a week, and still be the same time."""
_BELONGS = 0.6
_NEXT_WORD = 30
_NUMBER_OF = "number of "
_MONEY = frozenset(CURRENCIES.values())


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure or a day that a claim names, and what it is of."""

    sort: str
    """Only amounts of one sort can differ: a currency, a span of time, a clock time, a count of one kind of things."""
    written: str
    at: int
    context: Mapping[str, float]
    comparison: Comparison
    fact: Figure | Day

    @property
    def places(self) -> frozenset[str]:
        """Codes of the regions it holds for, where it says so."""
        return frozenset(
            stem[1:] for stem, weight in self.context.items() if stem.startswith("@") and weight >= _BELONGS
        )

    @property
    def size(self) -> Decimal:
        """The number in the unit of its sort: days, for a span of time."""
        return _in_days(self.fact) if isinstance(self.fact, Figure) else Decimal(0)

    @property
    def is_condition(self) -> bool:
        """Whether it is a bare number behind a word, as in "age 62": it mostly tells when a rule holds, not what."""
        return self.sort.startswith(_NUMBER_OF)

    @property
    def group(self) -> str:
        """Sums in several currencies are one amount."""
        return "money" if self.sort in _MONEY else self.sort


@dataclass(frozen=True, slots=True)
class Difference:
    """Two amounts of which only one can be right, as surely as they are of the same thing."""

    left: Amount
    right: Amount
    closeness: float


def amounts_of(claim: Claim) -> tuple[Amount, ...]:
    """The amounts in reading order; what seldom counts, as "one" or "first", is none."""
    figures = (_of_figure(stated, claim) for stated in claim.figures)
    days = (_of_day(stated) for stated in claim.days)
    return tuple(sorted((one for one in (*figures, *days) if one is not None), key=lambda one: one.at))


def differences(left: Claim, right: Claim) -> tuple[Difference, ...]:
    """For each sort that both name, and of which neither's amounts have an equal in the other, the closest pair."""
    found = []
    mine, theirs = amounts_of(left), amounts_of(right)
    for sort in sorted({one.sort for one in mine} & {one.sort for one in theirs}):
        pair = _closest([one for one in mine if one.sort == sort], [one for one in theirs if one.sort == sort])
        if pair is not None:
            found.append(pair)
    return tuple(found)


def _closest(mine: Sequence[Amount], theirs: Sequence[Amount]) -> Difference | None:
    if _encloses(mine, theirs) or _encloses(theirs, mine):
        return None
    pairs = [(one, other) for one in mine for other in theirs if _are_comparable(one, other)]
    settled = {id(side) for one, other in pairs if _agree(one, other) for side in (one, other)}
    open_pairs = [(one, other) for one, other in pairs if not {id(one), id(other)} & settled]
    counts = [len({id(pair[side]) for pair in open_pairs}) for side in (0, 1)]
    if abs(counts[0] - counts[1]) > 1:
        return None  # a size in three dimensions is no counterpart of a length
    found = (Difference(one, other, _closeness(one.context, other.context)) for one, other in open_pairs)
    return max(found, key=lambda difference: difference.closeness, default=None)


def _are_comparable(one: Amount, other: Amount) -> bool:
    if one.comparison.opposes(other.comparison) or bool(one.places) != bool(other.places):
        return False
    return (
        not one.places
        or any(lies_in(place, other.places) for place in one.places)
        or any(lies_in(place, one.places) for place in other.places)
    )


def _agree(one: Amount, other: Amount) -> bool:
    if isinstance(one.fact, Day) or isinstance(other.fact, Day):
        return isinstance(one.fact, Day) and isinstance(other.fact, Day) and _is_same_day(one.fact, other.fact)
    if one.fact.equals(other.fact):
        return True
    return one.fact.unit != other.fact.unit and abs(one.size - other.size) <= _ABOUT * max(one.size, other.size)


def _is_same_day(one: Day, other: Day) -> bool:
    return one.is_named_by(other) or other.is_named_by(one)


def _in_days(figure: Figure) -> Decimal:
    factor = figure.measure.factor if figure.measure else Decimal(1)
    return figure.number * factor * _DAYS_IN.get(figure.unit or "", Decimal(1))


def _encloses(outer: Sequence[Amount], inner: Sequence[Amount]) -> bool:
    """Whether the one names a range in which all amounts of the other lie: "8 to 12 minutes" and "10 minutes"."""
    bounds = [one.fact for one in outer if isinstance(one.fact, Figure)]
    within = [one.fact for one in inner if isinstance(one.fact, Figure)]
    if len(bounds) != 2 or len(within) != len(inner) or outer[1].at - outer[0].at > _NEAR_BY:
        return False
    low, high = sorted(_in_days(bound) for bound in bounds)
    return all(low <= _in_days(figure) <= high for figure in within)


_NEAR_BY = 16
"""Characters between the beginnings of the two ends of a range."""


def _closeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The share of the lighter context, by weight, that the other has too."""
    shared = sum(min(weight, other[stem]) for stem, weight in one.items() if stem in other)
    least = min(sum(one.values()), sum(other.values()))
    return shared / least if least else 0.0


def _of_figure(stated: Stated[Figure], claim: Claim) -> Amount | None:
    figure = stated.fact
    if figure.is_weak or figure.unit == ORDINAL:
        return None
    sort = "time" if figure.unit in _DAYS_IN else figure.unit or _counted(claim.text, figure)
    if sort is None:
        return None
    return Amount(sort, figure.written, figure.span.start, stated.context, figure.comparison, figure)


def _counted(text: str, figure: Figure) -> str | None:
    """The sort of a bare number: what the next word says it counts, as "four cards", or the one before, as "age 62"."""
    behind = text[figure.span.end : figure.span.end + _NEXT_WORD].split(maxsplit=1)
    following = next(words_of(behind[0]), None) if behind and behind[0].islower() else None
    if following is not None and following.is_telling:
        return f"count of {following.stem}"
    before = text[max(figure.span.start - _NEXT_WORD, 0) : figure.span.start].split()
    named = next(words_of(before[-1]), None) if before and before[-1].islower() else None
    return f"{_NUMBER_OF}{named.stem}" if named is not None and named.is_telling else None


def _of_day(stated: Stated[Day]) -> Amount | None:
    day = stated.fact
    if day.minute is not None:
        sort = "clock time"
    elif day.day is not None and day.month is not None:
        sort = "date"
    else:
        return None
    return Amount(sort, day.written, day.span.start, stated.context, day.comparison, day)
