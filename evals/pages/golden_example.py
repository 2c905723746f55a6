"""One example: read, written, mended, and every state it was in."""

from datetime import timedelta
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from evals.curation.kept_example import Change, ExampleState, KeptExample, Origin
from evals.curation.passages import OfferedPassage
from evals.curation.personal_data import personal_data_in
from evals.curation.summary import stories
from evals.curation.validation import ExampleStanding, Standing
from evals.errors import GoldenSetError
from evals.golden_line import ExampleLine
from evals.pages.example_form import DIFFICULTIES, ExampleForm, form_of
from evals.pages.golden_sets import golden_set_url
from evals.pages.page import render
from evals.quality import Quality, TheQuality
from ingest.index.errors import InvalidRequest
from server.api.requirement import Reviewer
from server.identity.person import Person

router = APIRouter(include_in_schema=False)

_ADDRESS = "/evaluations/golden-sets/{set_id}/examples/{example_id:path}"
_NEW = "/evaluations/golden-sets/{set_id}/new"
TheForm = Annotated[ExampleForm, Form()]


@router.get(_NEW)
def begin_example(request: Request, quality: TheQuality, person: Reviewer, set_id: str) -> HTMLResponse:
    """An empty form."""
    return _new(request, quality, person, set_id, ExampleForm())


@router.post(_NEW)
def write_example(request: Request, quality: TheQuality, person: Reviewer, set_id: str, form: TheForm) -> Response:
    """Keeps the example, or shows the passages that may answer it."""
    try:
        line = form.to_line()
    except GoldenSetError as error:
        return _new(request, quality, person, set_id, form, trouble=str(error))
    if form.do == "find":
        return _new(request, quality, person, set_id, form, line)
    found = personal_data_in(line)
    if found and not form.is_checked:
        return _new(request, quality, person, set_id, form, line, trouble=personal_trouble(found))
    kept = quality.golden_sets.add(set_id, line, Origin.WRITTEN, person_id=person.id, why=form.why.strip())
    return RedirectResponse(golden_set_url(set_id, kept.id), HTTPStatus.SEE_OTHER)


@router.get(_ADDRESS)
def show_example(request: Request, quality: TheQuality, person: Reviewer, set_id: str, example_id: str) -> HTMLResponse:
    """The example with its evidence, its form and its history."""
    kept = quality.golden_sets.example(set_id, example_id)
    return _example(request, quality, person, kept, form_of(kept.line, kept.revision))


@router.post(_ADDRESS)
def change_example(
    request: Request, quality: TheQuality, person: Reviewer, set_id: str, example_id: str, form: TheForm
) -> Response:
    """Makes the next revision, or shows the passages that may answer."""
    kept = quality.golden_sets.example(set_id, example_id)
    quality.curation.visibility.require(kept.line, quality.golden_sets.folder(set_id), person)
    try:
        change = _change(kept, form, person)
    except GoldenSetError as error:
        return _example(request, quality, person, kept, form, trouble=str(error))
    if change is None:
        return _example(request, quality, person, kept, form, form.to_line(kept.line))
    quality.golden_sets.apply(set_id, [change])
    return RedirectResponse(golden_set_url(set_id, example_id), HTTPStatus.SEE_OTHER)


def accepted(kept: KeptExample, form: ExampleForm, person: Person) -> Change:
    """The form as an accepted example. Raises GoldenSetError where it rests on nothing, or may name somebody."""
    line = form.to_line(kept.line)
    if line.answerable and not line.evidence and not line.documents:
        raise GoldenSetError("Tick a passage that answers, or say that the documents do not answer it.")
    found = personal_data_in(line)
    if found and not form.is_checked:
        raise GoldenSetError(personal_trouble(found))
    return revised(kept, form, person, line, ExampleState.ACCEPTED, "Accepted")


def revised(
    kept: KeptExample, form: ExampleForm, person: Person, line: ExampleLine, state: ExampleState, why: str
) -> Change:
    """The next revision of an example, over the one that the form was made from."""
    return Change(
        line=line.model_copy(update={"id": kept.id}),
        state=state,
        origin=kept.origin,
        revision=form.revision,
        origin_id=kept.origin_id,
        person_id=person.id,
        why=form.why.strip() or why,
    )


def personal_trouble(found: list[str]) -> str:
    """What to do about personal data that was noticed."""
    return f"This seems to hold an {' and an '.join(found)}. Take it out, or tick that nobody is named by it."


def _change(kept: KeptExample, form: ExampleForm, person: Person) -> Change | None:
    """What the pressed button asks for; nothing where it only looks for passages."""
    if form.do == "find":
        return None
    if form.do == "retire":
        return revised(kept, form, person, kept.line, ExampleState.RETIRED, "Retired")
    if form.do == "restore":
        return revised(kept, form, person, kept.line, ExampleState.ACCEPTED, "Brought back")
    if form.do == "accept":
        return accepted(kept, form, person)
    if form.do == "take":
        return revised(
            kept, form, person, form.mended(kept.line), kept.state, "Quotation replaced by the present words"
        )
    if form.do == "date":
        return revised(kept, form, person, form.dated(kept.line), kept.state, "Asked about the day it was written for")
    if form.do != "save":
        raise InvalidRequest(f"there is nothing called {form.do!r} to do with an example")
    line = form.to_line(kept.line)
    found = personal_data_in(line)
    if found and not form.is_checked and kept.state is ExampleState.ACCEPTED and not personal_data_in(kept.line):
        raise GoldenSetError(personal_trouble(found))
    return revised(kept, form, person, line, kept.state, "Changed")


def _new(
    request: Request,
    quality: Quality,
    person: Person,
    set_id: str,
    form: ExampleForm,
    line: ExampleLine | None = None,
    trouble: str = "",
) -> HTMLResponse:
    return render(
        request,
        "golden_new.html",
        person,
        status_code=HTTPStatus.UNPROCESSABLE_ENTITY if trouble else HTTPStatus.OK,
        card=quality.golden_sets.card(set_id),
        **form_values(quality, person, set_id, form, line),
        trouble=trouble,
        personal=bool(line and personal_data_in(line)),
    )


def _example(
    request: Request,
    quality: Quality,
    person: Person,
    kept: KeptExample,
    form: ExampleForm,
    line: ExampleLine | None = None,
    trouble: str = "",
) -> HTMLResponse:
    folder = quality.golden_sets.folder(kept.set_id)
    visibility = quality.curation.visibility
    standing = visibility.require(kept.line, folder, person)
    revisions = quality.golden_sets.revisions(kept.set_id, kept.id)
    return render(
        request,
        "golden_example.html",
        person,
        status_code=HTTPStatus.UNPROCESSABLE_ENTITY if trouble else HTTPStatus.OK,
        card=quality.golden_sets.card(kept.set_id),
        kept=kept,
        standing=standing,
        near=_near(quality, person, kept, standing),
        last_days=_last_days(standing),
        stories=stories(revisions),
        open_revisions={one.number for one in revisions if visibility.is_open(one.line, folder, person)},
        names={one.id: one.name for one in quality.deskside.people.all()},
        **form_values(quality, person, kept.set_id, form, line),
        trouble=trouble,
        personal=bool(personal_data_in(line or kept.line)),
    )


def form_values(
    quality: Quality, person: Person, set_id: str, form: ExampleForm, line: ExampleLine | None
) -> dict[str, object]:
    """What the form needs beside the example: passages, where a line to look for them is given, and choices."""
    folder = quality.golden_sets.folder(set_id)
    passages: list[OfferedPassage] = quality.curation.passages.for_question(line, folder, person) if line else []
    return {
        "form": form,
        "passages": passages,
        "has_looked": line is not None,
        "skills": quality.deskside.programme.skills(),
        "difficulties": DIFFICULTIES,
    }


def _near(
    quality: Quality, person: Person, kept: KeptExample, standing: ExampleStanding
) -> dict[int, list[OfferedPassage]]:
    """For each broken quotation by its place, what now says most of it."""
    folder = quality.golden_sets.folder(kept.set_id)
    return {
        place: quality.curation.passages.near(one, folder, person)
        for place, one in enumerate(standing.evidence)
        if one.standing is Standing.BROKEN
    }


def _last_days(standing: ExampleStanding) -> dict[int, str]:
    """For each broken quotation, the last day on which a version with it was the rule."""
    days = {}
    for place, one in enumerate(standing.evidence):
        if one.standing is Standing.BROKEN and one.earlier and one.earlier.in_force_to:
            days[place] = (one.earlier.in_force_to - timedelta(days=1)).date().isoformat()
    return days
