"""Which answers a page of figures is about, as its address says."""

from enum import StrEnum
from typing import Annotated, TypeVar

from fastapi import Depends, Query

from evals.dashboards.period import Step
from evals.dashboards.selection import OutcomeChoice, Rating, Selection, read_period
from evals.quality import TheQuality
from ingest.index.errors import InvalidRequest
from server.api.requirement import Reviewer

_Choice = TypeVar("_Choice", bound=StrEnum)
_Word = Annotated[str, Query(max_length=1000)]


def read_selection(
    quality: TheQuality,
    person: Reviewer,
    days: _Word = "",
    first: Annotated[str, Query(alias="from", max_length=10)] = "",
    last: Annotated[str, Query(alias="to", max_length=10)] = "",
    step: _Word = "",
    outcome: _Word = "",
    rating: _Word = "",
    skill: _Word = "",
    product: _Word = "",
    source: _Word = "",
    team: _Word = "",
    document: _Word = "",
    q: Annotated[str, Query(max_length=200)] = "",
    alike: _Word = "",
) -> Selection:
    """The selection, as this person may make it. Raises InvalidRequest. A form sends what is not chosen as empty."""
    if days and not days.isdecimal():
        raise InvalidRequest("`days` is a number of days")
    period, span = read_period(first, last, int(days) if days else None, quality.clock())
    return Selection(
        period=period,
        outcome=chosen(OutcomeChoice, outcome),
        rating=chosen(Rating, rating),
        skill=skill,
        product=product,
        source=source,
        team=team,
        document=document,
        text=" ".join(q.split()),
        alike=alike,
        audience=person.audience,
        span=span,
        step=chosen(Step, step),
    )


def chosen(choices: type[_Choice], value: str) -> _Choice | None:
    """The choice of this name; `None` for an empty one. Raises InvalidRequest."""
    if not value:
        return None
    try:
        return choices(value)
    except ValueError as error:
        raise InvalidRequest(f"choose one of {', '.join(choices)}, not “{value}”") from error


Selected = Annotated[Selection, Depends(read_selection)]
