"""The permanent page of a stored answer, which is its receipt, and the same question asked again."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse

from ingest.index.errors import NotFound
from server.api.leaving import while_connected
from server.api.replays import ask_again
from server.api.requirement import Reader
from server.api.state import TheClock, TheDeskside
from server.deskside import Deskside
from server.history.reading import read_answer
from server.history.receipt import receipt_of
from server.history.record import Feedback
from server.pages.answer_layout import lay_out_sentences
from server.pages.page import render
from server.pages.receipt_wording import CHANGES, OUTCOMES, stands, step
from server.pages.wording import period
from server.replaying import ReplayMoment

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class GivenFeedback:
    """Feedback with the name of who gave it."""

    name: str
    feedback: Feedback


@router.get("/answers/{answer_id}")
def show_answer(
    request: Request, answer_id: str, running: TheDeskside, clock: TheClock, person: Reader
) -> HTMLResponse:
    """The answer as it was given, and how it came to be.

    It exists only for its asker and for reviewers, and only while they may read everything it quotes.
    """
    catalog = running.index.catalog
    record = read_answer(running.history, catalog, answer_id, person)
    asked = running.history.asked(answer_id)
    return render(
        request,
        "answer.html",
        person,
        answer=record.answer,
        record=record,
        receipt=receipt_of(record.answer, asked, catalog, person.audience, clock()),
        feedback=_feedback(running, answer_id),
        sentences=lay_out_sentences(record.answer),
        period=period,
        stands=stands,
        step=step,
    )


@router.post("/answers/{answer_id}/replays")
async def show_replay(
    request: Request,
    answer_id: str,
    running: TheDeskside,
    clock: TheClock,
    person: Reader,
    moment: Annotated[ReplayMoment, Form()] = ReplayMoment.ASKED,
) -> HTMLResponse:
    """The same question asked of today's index, beside the answer it got. Nothing is kept."""
    found = await while_connected(request, ask_again(running, answer_id, person, moment, clock()))
    if found is None:
        return HTMLResponse()
    return render(
        request, "replay.html", person, replay=found, moment=moment, outcomes=OUTCOMES, changes=CHANGES, period=period
    )


def _feedback(running: Deskside, answer_id: str) -> list[GivenFeedback]:
    given = running.history.feedback_on(answer_id)
    names = {person_id: _name(running, person_id) for person_id in {one.person_id for one in given}}
    return [GivenFeedback(names[one.person_id], one) for one in given]


def _name(running: Deskside, person_id: str) -> str:
    try:
        return running.people.person(person_id).name
    except NotFound:
        return person_id
