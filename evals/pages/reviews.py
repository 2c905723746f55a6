"""The review queue: what waits for whom, how to fill it, and how far reviewers agree."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from evals.pages.page import render
from evals.pages.posted import go_to
from evals.pages.review_wording import percent, why
from evals.quality import Quality, TheQuality
from evals.review.agreement import agreement
from evals.review.item import Item, ItemState
from evals.review.reading import Reading
from server.api.requirement import Reviewer
from server.identity.permission import Permission, may
from server.identity.person import Person

router = APIRouter(include_in_schema=False)

QUEUE = "/evaluations/reviews"
_SHOWN = 50
_WEEK = timedelta(days=7)
_AGREEMENT_OVER = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item with its question, which is empty where the reader may not see it, and its figure once settled."""

    item: Item
    question: str
    reviewed: int = 0
    overall: float | None = None


@router.get(QUEUE)
def show_queue(
    request: Request,
    quality: TheQuality,
    person: Reviewer,
    added: Annotated[int | None, Query(ge=0, le=100_000)] = None,
) -> HTMLResponse:
    """What waits for this person, for others and for leads, and what was done."""
    room, now = quality.review, quality.clock()
    reading = Reading(quality.deskside, person)
    waiting = [place for place in room.queue.waiting() if reading.seen(place.item) is not None]
    mine = [place for place in waiting if place.is_for(person.id)]
    return render(
        request,
        "reviews.html",
        person,
        mine=[_listed(place.item, reading, len(place.reviewed_by)) for place in mine[:_SHOWN]],
        mine_count=len(mine),
        others_count=room.queue.counts()[ItemState.WAITING] - len(mine),
        skipped_count=sum(person.id in place.skipped_by for place in waiting),
        disputed=[_listed(item, reading) for item in room.queue.disputed()],
        settled=_settled(quality, reading, 10, 0),
        settled_count=room.queue.counts()[ItemState.SETTLED],
        done_by_me=room.reviews.count_done_since(now - _WEEK, person.id),
        done_by_all=room.reviews.count_done_since(now - _WEEK),
        agreement=agreement(room.reviews.since(now - _AGREEMENT_OVER), room.reviews.revisions()),
        reopenable=room.reviewing.reopenable(person.id),
        may_decide=may(person, Permission.SET_STANDARDS),
        added=added,
        why=why,
        percent=percent,
    )


@router.get(f"{QUEUE}/settled")
def show_settled(
    request: Request, quality: TheQuality, person: Reviewer, page: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> HTMLResponse:
    """Everything that is done, page by page."""
    reading = Reading(quality.deskside, person)
    count = quality.review.queue.counts()[ItemState.SETTLED]
    return render(
        request,
        "reviews_settled.html",
        person,
        settled=_settled(quality, reading, _SHOWN, (page - 1) * _SHOWN),
        count=count,
        page=page,
        pages=max(1, -(-count // _SHOWN)),
        why=why,
        percent=percent,
    )


@router.get(f"{QUEUE}/next")
def go_on(quality: TheQuality, person: Reviewer) -> RedirectResponse:
    """The next answer for this person, or the queue where there is none."""
    item = next_for(quality, person)
    return go_to(QUEUE if item is None else f"{QUEUE}/{item.id}")


@router.post(f"{QUEUE}/undo")
def take_up_again(quality: TheQuality, person: Reviewer) -> RedirectResponse:
    """One's last review, open again."""
    return go_to(f"{QUEUE}/{quality.review.reviewing.reopen(person.id).item_id}")


@router.post(f"{QUEUE}/offer-again")
def offer_again(quality: TheQuality, person: Reviewer) -> RedirectResponse:
    """What one skipped, offered again."""
    quality.review.claims.offer_again(person.id)
    return go_to(QUEUE)


def next_for(quality: Quality, person: Person) -> Item | None:
    """The first item that waits for this person and that they may read; one they have open already before others."""
    reading = Reading(quality.deskside, person)
    places = [place for place in quality.review.queue.waiting() if place.is_for(person.id)]
    for place in sorted(places, key=lambda place: person.id not in place.open_by):
        if reading.seen(place.item) is not None:
            return place.item
    return None


def _settled(quality: Quality, reading: Reading, limit: int, offset: int) -> list[ListedItem]:
    items = quality.review.queue.settled(limit, offset)
    ids = [item.answer_id for item in items]
    figures, counts = quality.reviews.overalls(ids), quality.reviews.counts(ids)
    return [_listed(item, reading, counts.get(item.answer_id, 0), figures.get(item.answer_id)) for item in items]


def _listed(item: Item, reading: Reading, reviewed: int = 0, overall: float | None = None) -> ListedItem:
    seen = reading.seen(item)
    return ListedItem(item, seen.answer.question if seen else "", reviewed, overall)
