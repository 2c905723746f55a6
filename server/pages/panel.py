"""The panel on a page of its own, for tools that can embed a frame."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from server.api.requirement import Reader
from server.pages.page import render

router = APIRouter(include_in_schema=False)


@router.get("/panel")
def show_panel(request: Request, person: Reader) -> HTMLResponse:
    """As high as the window."""
    return render(request, "panel.html", person)
