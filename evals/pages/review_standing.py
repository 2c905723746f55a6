"""One answer and where it can be sent: to reviewers, and to the owner of what it quotes."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from evals.pages.answer_shown import names_of_people, show_answer
from evals.pages.found_answer import ANSWERS, InRun, find_answer, of_run_at, page_of
from evals.pages.page import render
from evals.pages.posted import go_to
from evals.pages.review_wording import STATES, percent, why
from evals.quality import TheQuality
from evals.review.item import ItemState
from evals.review.reading import Reading
from evals.review.review import counted
from server.api.requirement import Reviewer
from server.pages.wording import period

router = APIRouter(include_in_schema=False)


@router.get(f"{ANSWERS}/{{answer_id}}")
def show_standing(
    request: Request, answer_id: str, quality: TheQuality, person: Reviewer, place: Annotated[InRun, Query()]
) -> HTMLResponse:
    """The answer, whether it was reviewed, and the notes on it."""
    reading = Reading(quality.deskside, person)
    seen = find_answer(quality, reading, answer_id, place)
    item = quality.review.queue.item_of(answer_id)
    is_settled = item is not None and item.state is ItemState.SETTLED
    return render(
        request,
        "review_standing.html",
        person,
        shown=show_answer(seen, reading, person),
        place=place,
        item=item,
        overall=quality.reviews.overall(answer_id) if is_settled else None,
        reviewers=0 if item is None else len(counted(quality.reviews.of_item(item.id))),
        notes=quality.review.notes.of_answer(answer_id),
        names=names_of_people(quality.deskside),
        state="" if item is None else STATES[item.state],
        why="" if item is None else why(item),
        percent=percent,
        period=period,
    )


@router.post(f"{ANSWERS}/{{answer_id}}")
def send_to_review(
    answer_id: str, quality: TheQuality, person: Reviewer, place: Annotated[InRun, Form()]
) -> RedirectResponse:
    """Put one answer in the queue: of the history, or of a run."""
    find_answer(quality, Reading(quality.deskside, person), answer_id, place)
    of_run = of_run_at(quality, answer_id, place) if place.run else None
    quality.review.queue.add_by_hand(answer_id, person.id, of_run)
    return go_to(page_of(answer_id, place))
