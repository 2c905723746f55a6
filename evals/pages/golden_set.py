"""One golden set: its examples, filtered, and what is done with many of them at once."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from evals.curation.export import as_csv, as_jsonl
from evals.curation.golden_set_store import lines_in
from evals.curation.kept_example import Change, ExampleState
from evals.curation.summary import PAGE_SIZE, Wanted, standings_of, tags_of
from evals.pages.golden_sets import golden_set_url
from evals.pages.page import render
from evals.quality import Quality, TheQuality
from ingest.index.errors import InvalidRequest
from server.api.requirement import Reviewer, StandardSetter
from server.identity.permission import Permission, may
from server.identity.person import Person

router = APIRouter(include_in_schema=False)

_ADDRESS = "/evaluations/golden-sets/{set_id}"
_WRITERS = {"jsonl": as_jsonl, "csv": as_csv}
_TYPES = {"jsonl": "application/x-ndjson", "csv": "text/csv; charset=utf-8"}


@router.get(_ADDRESS)
def show_golden_set(
    request: Request,
    quality: TheQuality,
    person: Reviewer,
    set_id: str,
    q: Annotated[str, Query(max_length=200)] = "",
    tag: str = "",
    state: str = ExampleState.ACCEPTED,
    standing: str = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    said: str = "",
) -> HTMLResponse:
    """The examples that fit, a page at a time."""
    card = quality.golden_sets.card(set_id)
    folder = quality.golden_sets.folder(set_id)
    everything = quality.golden_sets.examples(set_id)
    seen = quality.curation.visibility.seen(everything, folder, person)
    wanted = Wanted(q, tag, state, standing)
    found = [one for one in seen if wanted.admits(one)]
    return render(
        request,
        "golden_set.html",
        person,
        card=card,
        shown=found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        total=len(found),
        hidden=len(everything) - len(seen),
        page=page,
        pages=max(1, -(-len(found) // PAGE_SIZE)),
        wanted=wanted,
        tags=tags_of(seen),
        standings=standings_of(one for one in seen if one.kept.state is ExampleState.ACCEPTED),
        query=urlencode({"q": q, "tag": tag, "state": state, "standing": standing}),
        may_retire=may(person, Permission.SET_STANDARDS),
        said=said,
    )


@router.post(_ADDRESS)
def change_many(
    quality: TheQuality,
    person: Reviewer,
    set_id: str,
    do: Annotated[str, Form()],
    pick: Annotated[tuple[str, ...], Form()] = (),
    why: Annotated[str, Form(max_length=1000)] = "",
) -> RedirectResponse:
    """Retires the ticked examples or brings them back, all of them or none. Each is named "REVISION:ID"."""
    state = {"retire": ExampleState.RETIRED, "restore": ExampleState.ACCEPTED}.get(do)
    if state is None:
        raise InvalidRequest("choose whether to retire the ticked examples or to bring them back")
    quality.golden_sets.apply(set_id, [_moved(quality, set_id, one, state, person, why) for one in pick])
    said = urlencode({"said": f"{do}-{len(pick)}"})
    return RedirectResponse(f"{golden_set_url(set_id)}?{said}", HTTPStatus.SEE_OTHER)


@router.get(f"{_ADDRESS}/export")
def export_golden_set(
    quality: TheQuality, person: Reviewer, set_id: str, layout: str = "jsonl", state: str = ExampleState.ACCEPTED
) -> Response:
    """The examples as a file, without those that quote what this person may not read."""
    if layout not in _WRITERS:
        raise InvalidRequest(f"there is no layout {layout!r} to export to; choose jsonl or csv")
    kept = [one for one in quality.golden_sets.examples(set_id) if state in ("", one.state)]
    seen = quality.curation.visibility.seen(kept, quality.golden_sets.folder(set_id), person)
    content = _WRITERS[layout](lines_in([one.kept for one in seen]))
    headers = {"Content-Disposition": f'attachment; filename="{set_id}.{layout}"'}
    return Response(content, media_type=_TYPES[layout], headers=headers)


@router.post(f"{_ADDRESS}/standing")
def retire_golden_set(
    quality: TheQuality, person: StandardSetter, set_id: str, do: Annotated[str, Form()]
) -> RedirectResponse:
    """Takes the golden set out of use, or brings it back; nothing in it is lost."""
    quality.golden_sets.retire_set(set_id, is_retired=do == "retire")
    return RedirectResponse("/evaluations/golden-sets", HTTPStatus.SEE_OTHER)


def _moved(quality: Quality, set_id: str, named: str, state: ExampleState, person: Person, why: str) -> Change:
    revision, _, example_id = named.partition(":")
    kept = quality.golden_sets.example(set_id, example_id)
    quality.curation.visibility.require(kept.line, quality.golden_sets.folder(set_id), person)
    if kept.state is ExampleState.CANDIDATE and state is ExampleState.ACCEPTED:
        raise InvalidRequest(f"{example_id} is a candidate; accept it on its own page, where its evidence is shown")
    if not revision.isdigit():
        raise InvalidRequest(f"{named!r} names no revision of an example")
    return Change(
        line=kept.line,
        state=state,
        origin=kept.origin,
        revision=int(revision),
        origin_id=kept.origin_id,
        person_id=person.id,
        why=why.strip() or ("Retired with others" if state is ExampleState.RETIRED else "Brought back with others"),
    )
