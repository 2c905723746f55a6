"""The list of golden sets."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from evals.pages.page import render
from evals.quality import TheQuality
from server.api.requirement import Reviewer
from server.identity.permission import Permission, may

router = APIRouter(include_in_schema=False)


@router.get("/evaluations/golden-sets")
def list_golden_sets(request: Request, quality: TheQuality, person: Reviewer) -> HTMLResponse:
    """What there is, how much of it waits and how much is broken."""
    return render(
        request,
        "golden_sets.html",
        person,
        cards=quality.golden_sets.all(),
        retired=quality.golden_sets.all(is_retired=True),
        folders=quality.curation.validator.documents.folders(),
        names={one.id: one.name for one in quality.deskside.people.all()},
        may_retire=may(person, Permission.SET_STANDARDS),
    )


@router.post("/evaluations/golden-sets")
def create_golden_set(
    quality: TheQuality,
    person: Reviewer,
    title: Annotated[str, Form(max_length=200)] = "",
    folder: Annotated[str, Form(max_length=4000)] = "",
) -> RedirectResponse:
    """Begins an empty golden set and opens it."""
    folders = quality.curation.validator.documents.folders()
    card = quality.golden_sets.create(title, folder.strip() or next(iter(folders), "/"), person.id)
    return RedirectResponse(golden_set_url(card.id), HTTPStatus.SEE_OTHER)


def golden_set_url(set_id: str, example_id: str | None = None) -> str:
    """The page of a golden set, or of one of its examples."""
    url = f"/evaluations/golden-sets/{quote(set_id)}"
    return url if example_id is None else f"{url}/examples/{quote(example_id)}"
