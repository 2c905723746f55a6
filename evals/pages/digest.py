"""One week in short, beside the week before."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from evals.dashboards.digest import headline_scores
from evals.dashboards.period import Period, Step, day_number, last_whole_week, start_of, week_of
from evals.dashboards.wording import part_name
from evals.pages.figures import render
from evals.quality import TheQuality
from ingest.index.errors import InvalidRequest
from server.api.requirement import Reviewer

router = APIRouter(include_in_schema=False)


@router.get("/evaluations/digest")
def show_digest(
    request: Request, quality: TheQuality, person: Reviewer, week: Annotated[str, Query(max_length=10)] = ""
) -> HTMLResponse:
    """The week that holds the day of the address, or else the last one that is over."""
    room = quality.dashboards
    chosen = _week(week) if week else last_whole_week(quality.clock())
    today = start_of(day_number(quality.clock().date()), Step.WEEK)
    reach = room.facts.catch_up()
    return render(
        request,
        "digest.html",
        person,
        digest=room.digests.read(chosen, person.audience),
        reach=reach,
        part_name=part_name,
        headline_scores=headline_scores,
        earlier=chosen.before,
        later=week_of(chosen.first + 7) if chosen.first < today else None,
        is_over=chosen.first < today,
        is_sent=room.post.sent.is_sent(chosen.first),
        mail=room.post.mailer.settings,
    )


def _week(day: str) -> Period:
    try:
        return week_of(start_of(day_number(date.fromisoformat(day)), Step.WEEK))
    except ValueError as error:
        raise InvalidRequest("`week` is a date in it, such as 2026-11-22") from error
