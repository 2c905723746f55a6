"""The candidates of a golden set, one after the other: accepted, changed or discarded."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from evals.curation.kept_example import ExampleState, Origin
from evals.curation.personal_data import personal_data_in, without_personal_data
from evals.curation.visible import SeenExample
from evals.errors import GoldenSetError
from evals.golden_line import ExampleLine
from evals.pages.example_form import ExampleForm, form_of
from evals.pages.golden_example import TheForm, accepted, form_values, revised
from evals.pages.golden_sets import golden_set_url
from evals.pages.page import render
from evals.quality import Quality, TheQuality
from ingest.index.errors import InvalidRequest
from server.api.requirement import Reviewer
from server.identity.person import Person

router = APIRouter(include_in_schema=False)

_ADDRESS = "/evaluations/golden-sets/{set_id}/candidates"
At = Annotated[int, Query(ge=0, le=100_000)]


@router.get(_ADDRESS)
def show_candidate(
    request: Request, quality: TheQuality, person: Reviewer, set_id: str, at: At = 0, origin: str = "", said: str = ""
) -> HTMLResponse:
    """The candidate at a place in the queue: what is asked most, and before all what went wrong."""
    waiting = _waiting(quality, person, set_id, origin)
    shown = waiting[min(at, len(waiting) - 1)] if waiting else None
    form = form_of(shown.kept.line, shown.kept.revision) if shown else ExampleForm()
    return _page(request, quality, person, set_id, origin, shown, form, shown.kept.line if shown else None, said=said)


@router.post("/evaluations/golden-sets/{set_id}/suggestions")
def suggest_candidates(quality: TheQuality, person: Reviewer, set_id: str) -> RedirectResponse:
    """Looks through approved answers and real questions for what is missing."""
    found = quality.curation.candidates.suggest(set_id, person.id)
    said = urlencode({"said": f"{found.exemplars}-{found.questions}"})
    return RedirectResponse(f"{golden_set_url(set_id)}/candidates?{said}", HTTPStatus.SEE_OTHER)


@router.post(f"{_ADDRESS}/{{example_id:path}}")
def decide(
    request: Request,
    quality: TheQuality,
    person: Reviewer,
    set_id: str,
    example_id: str,
    form: TheForm,
    at: At = 0,
    origin: str = "",
) -> Response:
    """Accepts, discards or changes a candidate, then goes on to the next; looking for passages stays here."""
    kept = quality.golden_sets.example(set_id, example_id)
    standing = quality.curation.visibility.require(kept.line, quality.golden_sets.folder(set_id), person)
    seen = SeenExample(kept, standing)
    try:
        if form.do == "accept":
            change = accepted(kept, form, person)
        elif form.do == "discard":
            change = revised(kept, form, person, kept.line, ExampleState.RETIRED, "Discarded")
        elif form.do in ("find", "mask"):
            masked = _masked(form) if form.do == "mask" else form
            return _page(request, quality, person, set_id, origin, seen, masked, masked.to_line(kept.line))
        else:
            raise InvalidRequest(f"there is nothing called {form.do!r} to do with a candidate")
    except GoldenSetError as error:
        return _page(request, quality, person, set_id, origin, seen, form, kept.line, str(error))
    quality.golden_sets.apply(set_id, [change])
    return RedirectResponse(
        f"{golden_set_url(set_id)}/candidates?{urlencode({'at': at, 'origin': origin})}", HTTPStatus.SEE_OTHER
    )


def _waiting(quality: Quality, person: Person, set_id: str, origin: str = "") -> list[SeenExample]:
    kept = quality.golden_sets.examples(set_id, (ExampleState.CANDIDATE,))
    chosen = sorted((one for one in kept if origin in ("", one.origin)), key=lambda one: -one.priority)
    return quality.curation.visibility.seen(chosen, quality.golden_sets.folder(set_id), person)


def _masked(form: ExampleForm) -> ExampleForm:
    """The form with a placeholder for everything that may name somebody."""
    texts = {"question": form.question, "reference_answer": form.reference_answer}
    return form.model_copy(update={name: without_personal_data(text) for name, text in texts.items()})


def _page(
    request: Request,
    quality: Quality,
    person: Person,
    set_id: str,
    origin: str,
    shown: SeenExample | None,
    form: ExampleForm,
    line: ExampleLine | None,
    trouble: str = "",
    said: str = "",
) -> HTMLResponse:
    waiting = _waiting(quality, person, set_id, origin)
    place = next((place for place, one in enumerate(waiting) if shown and one.kept.id == shown.kept.id), 0)
    revisions = quality.golden_sets.revisions(set_id, shown.kept.id) if shown else []
    return render(
        request,
        "golden_candidates.html",
        person,
        status_code=HTTPStatus.UNPROCESSABLE_ENTITY if trouble else HTTPStatus.OK,
        card=quality.golden_sets.card(set_id),
        kept=shown.kept if shown else None,
        standing=shown.standing if shown else None,
        story=revisions[-1].why if revisions else "",
        personal=personal_data_in(line) if line else [],
        at=place,
        waiting=len(waiting),
        origin=origin,
        origins=[each for each in Origin if each not in (Origin.WRITTEN, Origin.IMPORTED)],
        **form_values(quality, person, set_id, form, line),
        trouble=trouble,
        said=said,
    )
