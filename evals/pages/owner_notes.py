"""Notes to owners: written by reviewers, answered and settled by the owners of documents."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import Field

from evals.pages.answer_shown import ShownAnswer, names_of_people, show_answer
from evals.pages.found_answer import InRun, find_answer, is_of_run
from evals.pages.page import render
from evals.pages.posted import go_to
from evals.quality import Quality, TheQuality
from evals.review.evidence_shown import ShownEvidence, shown_evidence
from evals.review.owner_notes import OwnerNote, citation_numbered, owned_citations
from evals.review.reading import Reading
from ingest.index.errors import NotFound
from server.answering.answer import Answer, Citation
from server.api.requirement import Reader, Reviewer
from server.identity.permission import Permission, may
from server.identity.person import Person
from server.pages.wording import period

router = APIRouter(include_in_schema=False)

SENT = "/evaluations/notes"
RECEIVED = "/notes"


class NoteWanted(InRun):
    """Which answer a note is about."""

    answer: str = Field(max_length=64)
    citation: int | None = Field(None, ge=0, le=10_000)


class NoteWritten(NoteWanted):
    """A note as it is sent."""

    citation: int = Field(ge=0, le=10_000)
    message: str = Field(max_length=20_000)


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note as its reader may see it: the passage and the answer only where they may read them."""

    note: OwnerNote
    cited: Citation | None
    passage: ShownEvidence | None
    answer: ShownAnswer | None


@router.get(SENT)
def list_sent(request: Request, quality: TheQuality, person: Reviewer) -> HTMLResponse:
    """Every note, with what became of it."""
    notes = [shown_note(quality, note, person) for note in quality.review.notes.all()]
    return render(
        request,
        "owner_notes.html",
        person,
        waiting=[each for each in notes if each.note.settled_at is None],
        settled=[each for each in notes if each.note.settled_at is not None],
        names=names_of_people(quality.deskside),
    )


@router.get(f"{SENT}/new")
def begin_note(
    request: Request, quality: TheQuality, person: Reviewer, wanted: Annotated[NoteWanted, Query()]
) -> HTMLResponse:
    """The form: which passage, and what its owner should know."""
    reading = Reading(quality.deskside, person)
    seen = find_answer(quality, reading, wanted.answer, wanted)
    return render(
        request,
        "owner_note_new.html",
        person,
        shown=show_answer(seen, reading, person),
        owned=owned_citations(seen.answer),
        unknown=_without_account(quality, seen.answer),
        wanted=wanted,
        period=period,
    )


@router.post(SENT)
def send_note(quality: TheQuality, person: Reviewer, written: Annotated[NoteWritten, Form()]) -> RedirectResponse:
    """Send the note."""
    seen = find_answer(quality, Reading(quality.deskside, person), written.answer, written)
    kept_with_note = is_of_run(quality.review.queue.item_of(written.answer), written)
    quality.review.notes.send(seen.answer, written.citation, written.message, person.id, is_of_run=kept_with_note)
    return go_to(SENT)


@router.get(RECEIVED)
def list_received(request: Request, quality: TheQuality, person: Reader) -> HTMLResponse:
    """The notes to this person; to whoever administers, all."""
    notes = [shown_note(quality, note, person) for note in quality.review.notes.addressed_to(person)]
    return render(
        request,
        "notes_received.html",
        person,
        waiting=[each for each in notes if each.note.settled_at is None],
        settled=[each for each in notes if each.note.settled_at is not None],
        sees_all=may(person, Permission.ADMINISTER),
        names=names_of_people(quality.deskside),
        period=period,
    )


@router.post(f"{RECEIVED}/{{note_id}}")
def answer_note(
    note_id: int,
    quality: TheQuality,
    person: Reader,
    reply: Annotated[str, Form(max_length=20_000)] = "",
    do: Annotated[str, Form(max_length=20)] = "reply",
) -> RedirectResponse:
    """Answer a note, or settle it. Raises NotFound where it is somebody else's."""
    note = quality.review.notes.note(note_id)
    if not note.is_for(person):
        raise NotFound(f"there is no note {note_id}")
    quality.review.notes.reply(note, person, reply, is_settled=do == "settle")
    return go_to(f"{RECEIVED}#note-{note_id}")


def shown_note(quality: Quality, note: OwnerNote, person: Person) -> ShownNote:
    """What this person may see of a note."""
    reading = Reading(quality.deskside, person)
    answer = _answer_of(quality, note)
    cited = None if answer is None else citation_numbered(answer, note.citation)
    if answer is None or cited is None or not reading.may_read_span(cited):
        return ShownNote(note, None, None, None)
    seen = reading.of_answer(answer)
    passage = shown_evidence(cited, reading, person.audience)
    return ShownNote(note, cited, passage, None if seen is None else show_answer(seen, reading, person))


def _answer_of(quality: Quality, note: OwnerNote) -> Answer | None:
    if note.of_run is not None:
        return note.of_run
    try:
        return quality.deskside.history.answer(note.answer_id).answer
    except NotFound:
        return None


def _without_account(quality: Quality, answer: Answer) -> list[str]:
    """Owners of what the answer quotes by whose e-mail nobody can sign in."""
    known = {person.email.casefold() for person in quality.deskside.people.all()}
    return sorted({each.owner for each in owned_citations(answer) if each.owner and each.owner.casefold() not in known})
