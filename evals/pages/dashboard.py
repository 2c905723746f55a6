"""Quality over time, by skill, product, source and team, and what answers cost."""

import time

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from evals.dashboards.breakdowns import read_breakdowns, read_total
from evals.dashboards.cost import read_cost
from evals.dashboards.events import read_events
from evals.dashboards.over_time import read_over_time
from evals.dashboards.quality_charts import draw_quality, number_events
from evals.pages.figures import open_desk, show
from evals.pages.selected import Selected
from evals.quality import TheQuality
from server.api.requirement import Reviewer

router = APIRouter(include_in_schema=False)

_PARTS = 20
_EVENTS = 60


@router.get("/evaluations/dashboard")
def show_dashboard(request: Request, quality: TheQuality, person: Reviewer, selection: Selected) -> HTMLResponse:
    """How good the answers of a period were, and what happened meanwhile."""
    desk = open_desk(quality, selection)
    over_time = read_over_time(desk.cut)
    engine, cards = quality.dashboards.facts.engine, quality.runs.cards()
    events = number_events(read_events(engine, cards, selection.period, person.audience)[-_EVENTS:])
    return show(
        request,
        "dashboard.html",
        person,
        desk,
        over_time=over_time,
        charts=draw_quality(over_time, events, selection.period),
        events=events,
        total=read_total(desk.cut),
        breakdowns=read_breakdowns(desk.cut),
        parts_shown=_PARTS,
        cost=read_cost(desk.cut),
        processor_seconds=time.process_time(),
    )
