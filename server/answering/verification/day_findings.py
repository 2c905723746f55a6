"""Dates, days of the week and clock times of a sentence that its sources do not say, or say of something else."""

from collections.abc import Iterator

from server.answering.verification.attachment import better_fitting, closest
from server.answering.verification.comparison import Comparison
from server.answering.verification.days import Day
from server.answering.verification.finding import Finding, FindingKind
from server.answering.verification.known import Known
from server.answering.verification.statement import Stated, Statement

_LIMITS = {Comparison.FROM: "from", Comparison.TO: "until"}


def day_findings(said: Statement, known: Known) -> Iterator[Finding]:
    """One for each day that does not follow."""
    for stated in said.days:
        day = stated.fact
        own = [one for one, _ in known.days if day.is_named_by(one.fact)]
        rivals = [one for one, _ in known.days if one.fact.is_counterpart_of(day) and one not in own]
        if not own or (day.year and day.year not in known.years):
            yield _finding(day, closest(stated, rivals or own))
            continue
        agreeing = [one for one in own if not one.fact.comparison.opposes(day.comparison)]
        if not agreeing:
            yield Finding(FindingKind.DATE, day.written, day.span, _limit(own[0].fact))
        elif other := better_fitting(stated, agreeing, rivals, said.days):
            yield _finding(day, other)


def _finding(day: Day, likely: Stated[Day] | None) -> Finding:
    return Finding(FindingKind.DATE, day.written, day.span, likely.fact.written if likely else None)


def _limit(day: Day) -> str:
    return f"{_LIMITS[day.comparison]} {day.written}"
