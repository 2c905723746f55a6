"""What every metric means."""

from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from evals.metric import Unit
from evals.pages.page import render
from evals.quality import TheQuality
from evals.scorecard import METRIC_GROUPS
from server.api.requirement import Reviewer

router = APIRouter(include_in_schema=False)

_UNITS: Mapping[Unit, str] = {
    Unit.SHARE: "a share, 0 to 1",
    Unit.POINTS: "points",
    Unit.MILLISECONDS: "milliseconds",
    Unit.COUNT: "a number",
    Unit.TOKENS: "tokens",
    Unit.MONEY: "money",
}


@router.get("/evaluations/metrics")
def show_metrics(request: Request, quality: TheQuality, person: Reviewer) -> HTMLResponse:
    """Every metric with its definition, its source and its value in the newest run that has scores."""
    newest = next((card for card in quality.runs.cards() if card.metrics), None)
    return render(request, "metrics.html", person, groups=METRIC_GROUPS, units=_UNITS, newest=newest)
