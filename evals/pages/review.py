"""Reviewing one answer: the evidence beside it, and the rubric by keyboard."""

from collections.abc import Mapping
from datetime import timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from evals.pages.answer_shown import ShownAnswer, names_of_people, show_answer
from evals.pages.page import render
from evals.pages.posted import Posted, go_to, words_in
from evals.pages.review_form import field_of, number_in, verdict_in
from evals.pages.review_wording import STATES, percent, why
from evals.pages.reviews import QUEUE, next_for
from evals.quality import Quality, TheQuality
from evals.review.item import Item, ItemState
from evals.review.reading import Reading
from evals.review.review import Review
from evals.review.rubric import Rubric
from ingest.index.errors import InvalidRequest, NotFound
from server.api.errors import problem_of
from server.api.requirement import Reviewer, StandardSetter
from server.identity.permission import Permission, may
from server.identity.person import Person
from server.pages.wording import period

router = APIRouter(include_in_schema=False)

_DAY = timedelta(hours=24)


@router.get(f"{QUEUE}/{{item_id}}")
def show_item(request: Request, item_id: int, quality: TheQuality, person: Reviewer) -> HTMLResponse:
    """The form while this person is wanted; otherwise how the review stands."""
    item = quality.review.queue.item(item_id)
    shown = shown_item(quality, item, person)
    mine = quality.reviews.mine(item.id, person.id)
    if mine is not None and mine.is_open:
        return _form(request, quality, person, item, shown, mine)
    if mine is None and _is_wanted(quality, item, person):
        quality.review.claims.open(item.id, person.id)
        return _form(request, quality, person, item, shown, None)
    return _outcome(request, quality, person, item, shown, mine)


@router.post(f"{QUEUE}/{{item_id}}", response_model=None)
def submit(request: Request, item_id: int, quality: TheQuality, person: Reviewer, posted: Posted) -> Response:
    """Keep the review and go on: to the example that a corrected answer may become, or to the next answer."""
    item = quality.review.queue.item(item_id)
    shown = shown_item(quality, item, person)
    claim = quality.review.claims.of(item.id, person.id)
    rubric = quality.review.rubrics.revision(number_in(posted, "revision"))
    verdict = verdict_in(posted, rubric, claim.opened_at if claim else None, quality.clock())
    try:
        review = quality.review.reviewing.submit(item.id, person.id, verdict)
    except InvalidRequest as error:
        mine = quality.reviews.mine(item.id, person.id)
        return _form(request, quality, person, item, shown, mine, rubric=rubric, posted=posted, error=error)
    return go_to(f"{QUEUE}/{item.id}/example" if review.verdict.corrected_answer else f"{QUEUE}/next")


@router.post(f"{QUEUE}/{{item_id}}/skip")
def skip(item_id: int, quality: TheQuality, person: Reviewer) -> RedirectResponse:
    """Leave the answer to others and go on."""
    item = quality.review.queue.item(item_id)
    shown_item(quality, item, person)
    quality.review.claims.skip(item.id, person.id)
    return go_to(f"{QUEUE}/next")


@router.post(f"{QUEUE}/{{item_id}}/withdraw")
def withdraw(item_id: int, quality: TheQuality, person: StandardSetter) -> RedirectResponse:
    """Take an answer out of the queue that nobody has reviewed."""
    quality.review.queue.withdraw(item_id)
    return go_to(QUEUE)


def shown_item(quality: Quality, item: Item, person: Person) -> ShownAnswer:
    """The answer of an item. Raises NotFound where this person may not read all it quotes."""
    reading = Reading(quality.deskside, person)
    seen = reading.seen(item)
    if seen is None:
        raise NotFound(f"nothing in the queue has the number {item.id}")
    return show_answer(seen, reading, person)


def _is_wanted(quality: Quality, item: Item, person: Person) -> bool:
    """Whether the form is this person's to fill in: a place is left, or they had the page open before it was taken."""
    claim = quality.review.claims.of(item.id, person.id)
    if claim is not None and quality.review.claims.holds(claim):
        return True
    waiting = (place for place in quality.review.queue.waiting() if place.item.id == item.id)
    return any(len((place.reviewed_by | place.open_by) - {person.id}) < item.reviewers_wanted for place in waiting)


def _form(
    request: Request,
    quality: Quality,
    person: Person,
    item: Item,
    shown: ShownAnswer,
    mine: Review | None,
    *,
    rubric: Rubric | None = None,
    posted: Posted | None = None,
    error: InvalidRequest | None = None,
) -> HTMLResponse:
    """The form: empty, with one's earlier review, or as it was sent with what is wrong in it."""
    room = quality.review
    earlier = None if mine is None else mine.verdict.rubric_revision
    asked = rubric or (room.rubrics.current() if earlier is None else room.rubrics.revision(earlier))
    return render(
        request,
        "review.html",
        person,
        status_code=200 if error is None else problem_of(error).status,
        item=item,
        shown=shown,
        rubric=asked,
        filled=_sent(posted, asked) if posted is not None else _said(mine),
        error="" if error is None else str(error),
        is_again=mine is not None,
        waiting_count=sum(place.is_for(person.id) for place in room.queue.waiting()),
        done_today=room.reviews.count_done_since(quality.clock() - _DAY, person.id),
        reopenable=room.reviewing.reopenable(person.id),
        field_of=field_of,
        period=period,
    )


def _said(mine: Review | None) -> Mapping[str, str]:
    """The fields as somebody filled them in before."""
    if mine is None:
        return {}
    verdict = mine.verdict
    scores = {field_of(name): "na" if value is None else f"{value:g}" for name, value in verdict.scores.items()}
    return scores | {"comment": verdict.comment, "corrected_answer": verdict.corrected_answer or ""}


def _sent(posted: Posted, rubric: Rubric) -> Mapping[str, str]:
    names = (*(field_of(each.id) for each in rubric.criteria), "comment", "corrected_answer")
    return {name: words_in(posted, name) for name in names}


def _outcome(
    request: Request, quality: Quality, person: Person, item: Item, shown: ShownAnswer, mine: Review | None
) -> HTMLResponse:
    """How the review stands: one's own scores, and everybody's once nothing can change by seeing them."""
    last = quality.review.reviewing.reopenable(person.id)
    is_mine_open_to_change = last is not None and last.item_id == item.id
    sees_all = item.state is ItemState.SETTLED and not is_mine_open_to_change
    said = quality.reviews.of_item(item.id) if sees_all else ([] if mine is None else [mine])
    return render(
        request,
        "review_outcome.html",
        person,
        item=item,
        shown=shown,
        said=said,
        criteria=criteria_of(quality, said),
        is_mine_open_to_change=is_mine_open_to_change,
        sees_all=sees_all,
        overall=quality.reviews.overall(item.answer_id) if sees_all else None,
        may_decide=may(person, Permission.SET_STANDARDS),
        is_next=next_for(quality, person) is not None,
        names=names_of_people(quality.deskside),
        feedback=quality.deskside.history.feedback_on(item.answer_id) if sees_all else [],
        state=STATES[item.state],
        why=why(item),
        percent=percent,
        period=period,
    )


def criteria_of(quality: Quality, said: list[Review]) -> Rubric:
    """The newest rubric by which any of these were made; the current one where there are none."""
    revisions = [review.verdict.rubric_revision for review in said]
    rubrics = quality.review.rubrics
    return rubrics.revision(max(revisions)) if revisions else rubrics.current()
