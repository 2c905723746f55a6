"""The page of the skill map."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from server.api.requirement import Reader
from server.api.scope import scope_of
from server.api.state import TheClock, TheDeskside
from server.pages.page import render
from server.pages.skill_map import skill_map

router = APIRouter(include_in_schema=False)


@router.get("/skills")
def show_skills(request: Request, running: TheDeskside, clock: TheClock, person: Reader) -> HTMLResponse:
    """Observable behaviour, the tasks it belongs to, and what leads there."""
    return render(request, "skills.html", person, entries=skill_map(running.programme, scope_of(person, clock())))
