"""A corrected answer becomes a candidate of a golden set."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from evals.curation.kept_example import Origin
from evals.example import ORDINARY_AGENT
from evals.pages.example_form import DIFFICULTIES
from evals.pages.page import render
from evals.pages.posted import go_to
from evals.pages.review import shown_item
from evals.pages.reviews import QUEUE
from evals.quality import Quality, TheQuality
from evals.review.corrected import Correction, corrected_line
from evals.review.item import Item
from evals.review.review import Review
from ingest.index.errors import InvalidRequest, NotFound
from server.api.requirement import Reviewer
from server.identity.person import Person
from server.pages.wording import period

router = APIRouter(include_in_schema=False)


class ExampleWanted(BaseModel):
    """The form: where the example goes, and what is in it."""

    model_config = ConfigDict(frozen=True)

    review: int
    golden_set: str = Field("", max_length=200)
    question: str = Field("", max_length=20_000)
    reference_answer: str = Field("", max_length=20_000)
    citations: list[int] = []
    answerable: bool = False
    skill: str = Field("", max_length=200)
    product: str = Field("", max_length=200)
    difficulty: str = Field("", max_length=20)


@router.get(f"{QUEUE}/{{item_id}}/example")
def offer_example(
    request: Request, item_id: int, quality: TheQuality, person: Reviewer, review: Annotated[int | None, Query()] = None
) -> HTMLResponse:
    """The example that the corrected answer would be."""
    item = quality.review.queue.item(item_id)
    shown = shown_item(quality, item, person)
    return render(
        request,
        "review_example.html",
        person,
        item=item,
        shown=shown,
        review=corrected_review(quality, item, person, review),
        golden_sets=quality.golden_sets.all(),
        skills=quality.deskside.programme.skills(),
        difficulties=DIFFICULTIES,
        period=period,
    )


@router.post(f"{QUEUE}/{{item_id}}/example")
def make_example(
    item_id: int, quality: TheQuality, person: Reviewer, wanted: Annotated[ExampleWanted, Form()]
) -> RedirectResponse:
    """Keep it as a candidate and go on."""
    item = quality.review.queue.item(item_id)
    answer = shown_item(quality, item, person).answer
    review = corrected_review(quality, item, person, wanted.review)
    if not wanted.question.strip() or not wanted.golden_set:
        raise InvalidRequest("an example needs a question and a golden set")
    correction = Correction(
        question=wanted.question.strip(),
        reference_answer=wanted.reference_answer.strip(),
        citations=wanted.citations,
        is_answerable=wanted.answerable,
        tags={"skill": wanted.skill, "product": wanted.product.strip(), "difficulty": wanted.difficulty},
        audience=_audience(quality, item),
    )
    shelf, folder = quality.curation.validator.documents.shelf(), quality.golden_sets.folder(wanted.golden_set)
    quality.golden_sets.add(
        wanted.golden_set,
        corrected_line(answer, correction, shelf, folder),
        Origin.CORRECTION,
        origin_id=answer.id,
        person_id=person.id,
        is_candidate=True,
        why="A reviewer corrected the answer",
    )
    quality.review.reviewing.became_example(review.id, wanted.golden_set)
    return go_to(f"{QUEUE}/next")


def corrected_review(quality: Quality, item: Item, person: Person, review_id: int | None) -> Review:
    """One's own review that corrects the answer, or another's once both may be seen. Raises NotFound."""
    for review in quality.reviews.of_item(item.id):
        is_wanted = review.id == review_id if review_id is not None else review.reviewer_id == person.id
        is_seen = review.reviewer_id == person.id or item.settled_at is not None
        if is_wanted and is_seen and review.verdict.corrected_answer:
            return review
    raise NotFound("there is no corrected answer here")


def _audience(quality: Quality, item: Item) -> frozenset[str]:
    """The groups of whoever asked; an ordinary agent's where that is not known."""
    if item.of_run is not None:
        return ORDINARY_AGENT
    try:
        asker = quality.deskside.history.answer(item.answer_id).asker_id
        return quality.deskside.people.person(asker).audience
    except NotFound:
        return ORDINARY_AGENT
