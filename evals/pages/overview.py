"""The start page of measuring."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from evals.pages.page import render
from evals.quality import TheQuality
from server.api.requirement import Reviewer

router = APIRouter(include_in_schema=False)


@router.get("/evaluations")
def show_overview(request: Request, quality: TheQuality, person: Reviewer) -> HTMLResponse:
    """What was measured last, and what waits for people."""
    return render(request, "overview.html", person)
