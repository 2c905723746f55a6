"""Importing into a golden set: a file, then a preview, then all of it or nothing."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from evals.curation.importing import ImportPlan
from evals.curation.layouts.columns import FIELDS
from evals.curation.reading import LAYOUTS, read_upload
from evals.curation.upload import upload_of
from evals.curation.upload_store import KeptUpload
from evals.errors import GoldenSetError
from evals.pages.golden_sets import golden_set_url
from evals.pages.page import render
from evals.quality import Quality, TheQuality
from server.api.requirement import Reviewer
from server.identity.person import Person

router = APIRouter(include_in_schema=False)

_ADDRESS = "/evaluations/golden-sets/{set_id}/import"
_SHOWN = 100


@router.get(_ADDRESS)
def choose_file(request: Request, quality: TheQuality, person: Reviewer, set_id: str) -> HTMLResponse:
    """The form, and what each layout looks like."""
    return _form(request, quality, person, set_id)


@router.post(_ADDRESS)
def upload_file(
    request: Request, quality: TheQuality, person: Reviewer, set_id: str, file: Annotated[UploadFile, File()]
) -> Response:
    """Keeps the file for a day and shows what would come of it."""
    content = file.file.read()
    name = file.filename or "the file"
    try:
        read_upload(upload_of(name, content))
    except GoldenSetError as error:
        return _form(request, quality, person, set_id, str(error))
    quality.golden_sets.folder(set_id)
    upload_id = quality.curation.uploads.keep(set_id, person.id, name, content)
    return RedirectResponse(f"{golden_set_url(set_id)}/import/{upload_id}", HTTPStatus.SEE_OTHER)


@router.get(f"{_ADDRESS}/{{upload_id}}")
def preview(request: Request, quality: TheQuality, person: Reviewer, set_id: str, upload_id: str) -> HTMLResponse:
    """What would be new, changed, the same or broken. Nothing has been written."""
    upload = quality.curation.uploads.upload(upload_id, person.id)
    return _preview(request, quality, person, upload)


@router.post(f"{_ADDRESS}/{{upload_id}}")
def confirm(
    request: Request,
    quality: TheQuality,
    person: Reviewer,
    set_id: str,
    upload_id: str,
    do: Annotated[str, Form()] = "",
    layout: Annotated[str, Form()] = "",
    fingerprint: Annotated[str, Form()] = "",
    column: Annotated[tuple[str, ...], Form()] = (),
    field: Annotated[tuple[str, ...], Form()] = (),
    is_checked: Annotated[bool, Form()] = False,
) -> Response:
    """Writes it all, or reads the file another way, or forgets it."""
    uploads = quality.curation.uploads
    upload = uploads.upload(upload_id, person.id)
    if do == "forget":
        uploads.drop(upload_id)
        return RedirectResponse(golden_set_url(upload.set_id), HTTPStatus.SEE_OTHER)
    if do == "read":
        uploads.read_as(upload_id, layout, dict(zip(column, field, strict=False)))
        return RedirectResponse(f"{golden_set_url(upload.set_id)}/import/{upload_id}", HTTPStatus.SEE_OTHER)
    plan = _plan(quality, upload)
    if plan.doubtful and not is_checked:
        trouble = "Some examples seem to name somebody. Look at them, then tick that nobody is named."
        return _preview(request, quality, person, upload, trouble)
    quality.curation.importer.carry_out(plan, person.id, upload.name, fingerprint)
    uploads.drop(upload_id)
    said = f"imported-{len(plan.incoming)}"
    return RedirectResponse(f"{golden_set_url(upload.set_id)}?said={said}", HTTPStatus.SEE_OTHER)


def _plan(quality: Quality, upload: KeptUpload) -> ImportPlan:
    reading = read_upload(upload_of(upload.name, upload.content), upload.layout, upload.columns)
    return quality.curation.importer.plan(upload.set_id, reading)


def _form(request: Request, quality: Quality, person: Person, set_id: str, trouble: str = "") -> HTMLResponse:
    return render(
        request,
        "golden_import.html",
        person,
        status_code=HTTPStatus.UNPROCESSABLE_ENTITY if trouble else HTTPStatus.OK,
        card=quality.golden_sets.card(set_id),
        layouts=LAYOUTS.values(),
        fields=FIELDS,
        trouble=trouble,
    )


def _preview(request: Request, quality: Quality, person: Person, upload: KeptUpload, trouble: str = "") -> HTMLResponse:
    try:
        plan = _plan(quality, upload)
    except GoldenSetError as error:
        return _form(request, quality, person, upload.set_id, str(error))
    return render(
        request,
        "golden_preview.html",
        person,
        status_code=HTTPStatus.UNPROCESSABLE_ENTITY if trouble else HTTPStatus.OK,
        card=quality.golden_sets.card(upload.set_id),
        upload=upload,
        plan=plan,
        shown=plan.incoming[:_SHOWN],
        layouts=LAYOUTS.values(),
        fields=FIELDS,
        trouble=trouble,
    )
