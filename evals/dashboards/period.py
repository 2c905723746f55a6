"""The days that figures are about, and how they are cut for a chart."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from evals.dashboards.deriving import day_of
from ingest.index.errors import InvalidRequest

_EPOCH = date(1970, 1, 1)
_LONGEST_BY_DAY = 45
LONGEST_DAYS = 3660
WEEKDAY_OF_EPOCH = 3
"""1 January 1970 was a Thursday, the fourth day of its week."""


class Step(StrEnum):
    """How wide one point of a chart is; weeks begin on Monday."""

    DAY = "day"
    WEEK = "week"

    @property
    def days(self) -> int:
        """How many days it spans."""
        return 1 if self is Step.DAY else 7


@dataclass(frozen=True, slots=True)
class Period:
    """Days in UTC, both included, counted from 1970."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it spans."""
        return self.last - self.first + 1

    @property
    def before(self) -> "Period":
        """As many days, just before."""
        return Period(self.first - self.days, self.first - 1)

    @property
    def step(self) -> Step:
        """What a chart of it is cut into where nobody chose."""
        return Step.DAY if self.days <= _LONGEST_BY_DAY else Step.WEEK

    @property
    def begins(self) -> date:
        """The first day."""
        return as_date(self.first)

    @property
    def ends(self) -> date:
        """The last day."""
        return as_date(self.last)

    def starts(self, step: Step) -> list[int]:
        """Where each point of a chart begins; the first may begin before the period."""
        return list(range(start_of(self.first, step), self.last + 1, step.days))

    def __str__(self) -> str:
        if self.first == self.last:
            return said_day(self.begins)
        return f"{said_day(self.begins)} to {said_day(self.ends)}"


def start_of(day: int, step: Step) -> int:
    """The day on which the step that holds this day begins."""
    return day - (day + WEEKDAY_OF_EPOCH) % 7 if step is Step.WEEK else day


def day_number(day: date) -> int:
    """Days since 1970."""
    return (day - _EPOCH).days


def as_date(day: int) -> date:
    """The date of a day that is counted from 1970."""
    return _EPOCH + timedelta(days=day)


def said_day(day: date) -> str:
    """ "6 Nov 2026"."""
    return f"{day.day} {day:%b %Y}"


def last_days(days: int, now: datetime) -> Period:
    """So many days, today the last of them."""
    today = day_of(now)
    return Period(today - days + 1, today)


def between(first: str, last: str) -> Period:
    """The days from one date to another, both included. Raises InvalidRequest."""
    try:
        begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError as error:
        raise InvalidRequest("write both dates of the period, such as 2026-11-22") from error
    period = Period(day_number(begins), day_number(ends))
    if not 1 <= period.days <= LONGEST_DAYS:
        raise InvalidRequest("the period must end after it begins, and span ten years at most")
    return period


def week_of(monday: int) -> Period:
    """The seven days from this Monday."""
    return Period(monday, monday + 6)


def last_whole_week(now: datetime) -> Period:
    """The last week from Monday to Sunday that is over."""
    return week_of(start_of(day_of(now), Step.WEEK) - 7)
