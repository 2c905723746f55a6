"""The rubric: read by reviewers, changed by whoever sets standards, with every earlier revision."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from evals.pages.answer_shown import names_of_people
from evals.pages.page import render
from evals.pages.posted import Posted, go_to
from evals.pages.review_form import field_of, number_in
from evals.pages.rubric_form import EMPTY, CriterionFields, criteria_of, fields_in, fields_of
from evals.quality import Quality, TheQuality
from evals.review.rubric import Criterion, check_criteria
from ingest.index.errors import InvalidRequest
from server.api.errors import problem_of
from server.api.requirement import Reviewer, StandardSetter
from server.identity.permission import Permission, may
from server.identity.person import Person

router = APIRouter(include_in_schema=False)

RUBRIC = "/evaluations/rubric"


@router.get(RUBRIC)
def show_rubric(request: Request, quality: TheQuality, person: Reviewer) -> HTMLResponse:
    """What reviewers are asked now, and the revisions before."""
    return _shown(request, quality, person, quality.review.rubrics.current().revision)


@router.get(f"{RUBRIC}/edit")
def edit_rubric(request: Request, quality: TheQuality, person: StandardSetter) -> HTMLResponse:
    """The form."""
    current = quality.review.rubrics.current()
    return _form(request, quality, person, fields_of(current.criteria), current.revision)


@router.get(f"{RUBRIC}/{{revision}}")
def show_revision(request: Request, revision: int, quality: TheQuality, person: Reviewer) -> HTMLResponse:
    """What reviewers were asked at a revision."""
    return _shown(request, quality, person, revision)


@router.post(f"{RUBRIC}/preview")
def preview(request: Request, quality: TheQuality, person: StandardSetter, posted: Posted) -> HTMLResponse:
    """The form as it was sent, and how reviewers would see it."""
    fields, seen = fields_in(posted), number_in(posted, "seen")
    try:
        criteria = check_criteria(criteria_of(fields))
    except InvalidRequest as error:
        return _form(request, quality, person, fields, seen, error=error)
    return _form(request, quality, person, fields, seen, criteria=criteria)


@router.post(RUBRIC, response_model=None)
def save_rubric(request: Request, quality: TheQuality, person: StandardSetter, posted: Posted) -> Response:
    """Ask this from now on; reviews made before keep the revision they were made by."""
    fields, seen = fields_in(posted), number_in(posted, "seen")
    try:
        quality.review.rubrics.replace(criteria_of(fields), person.id, seen)
    except InvalidRequest as error:
        return _form(request, quality, person, fields, seen, error=error)
    return go_to(RUBRIC)


def _shown(request: Request, quality: Quality, person: Person, revision: int) -> HTMLResponse:
    rubrics = quality.review.rubrics.all()
    return render(
        request,
        "rubric.html",
        person,
        rubric=quality.review.rubrics.revision(revision),
        rubrics=rubrics,
        is_current=rubrics[0].revision == revision,
        may_set=may(person, Permission.SET_STANDARDS),
        names=names_of_people(quality.deskside),
        field_of=field_of,
    )


def _form(
    request: Request,
    quality: Quality,
    person: Person,
    fields: list[CriterionFields],
    seen: int,
    *,
    criteria: tuple[Criterion, ...] = (),
    error: InvalidRequest | None = None,
) -> HTMLResponse:
    return render(
        request,
        "rubric_edit.html",
        person,
        status_code=200 if error is None else problem_of(error).status,
        fields=[*fields, EMPTY],
        seen=seen,
        criteria=criteria,
        error="" if error is None else str(error),
        field_of=field_of,
    )
