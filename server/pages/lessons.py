"""Lessons: the list by skill, and each lesson with its practice ticket."""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ingest.index.documents import DocumentKind, Version
from ingest.index.errors import NotFound
from server.api.requirement import Reader
from server.api.scope import scope_of
from server.api.state import TheClock, TheDeskside
from server.learning.practice import PracticeTicket
from server.pages.document import readable_versions
from server.pages.page import render
from server.pages.skill_map import skill_map
from server.pages.source.layout import lay_out
from server.pages.source.links import DocumentLinks
from server.pages.source.outline import headings_of, opening
from server.pages.standing import in_force

router = APIRouter(include_in_schema=False)


@router.get("/lessons")
def list_lessons(request: Request, running: TheDeskside, clock: TheClock, person: Reader) -> HTMLResponse:
    """Every lesson this person may see, by skill."""
    entries = [entry for entry in skill_map(running.programme, scope_of(person, clock())) if entry.lessons]
    return render(request, "lessons.html", person, entries=entries)


@router.get("/lessons/{document_id}")
def show_lesson(
    request: Request, document_id: str, running: TheDeskside, clock: TheClock, person: Reader
) -> HTMLResponse:
    """The lesson in force now."""
    version = in_force(readable_versions(running, document_id, person), clock())
    if version is None or version.description.kind is not DocumentKind.LESSON:
        raise NotFound("there is no such lesson")
    links = DocumentLinks(running.index.catalog, running.index.catalog.document(document_id))
    opened = opening(lay_out(version, person.audience, None, links.resolve), version.description.title)
    skills = {skill.id: skill.name for skill in running.programme.skills()}
    return render(
        request,
        "lesson.html",
        person,
        version=version,
        content=opened.rest,
        steps=[heading for heading in headings_of(opened.rest) if heading.level == 2],
        skill=skills.get(version.description.skill or "", version.description.skill or "No skill named"),
        practice=practice_for(version, running.programme.tickets()),
    )


def practice_for(version: Version, tickets: Sequence[PracticeTicket]) -> PracticeTicket | None:
    """The ticket that the lesson names, else the first one for its skill."""
    named = (ticket for ticket in tickets if ticket.id in version.text)
    alike = (ticket for ticket in tickets if ticket.skill == version.description.skill)
    return next(named, None) or next(alike, None)
