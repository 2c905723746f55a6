"""Reviews over HTTP: what people said, the rubric they say it by, what waits, and a review by a program."""

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from evals.pages.review import shown_item
from evals.pages.review_adding import Adding, filled_in, put_in_queue
from evals.pages.reviews import next_for
from evals.quality import TheQuality
from evals.review.choosing import Reason
from evals.review.review import Review, Verdict
from evals.review.rubric import Criterion, Rubric
from server.answering.answer import Answer
from server.api.attempt import TheAttempts
from server.api.moment import MomentAsked
from server.api.requirement import Reviewer

router = APIRouter(prefix="/v1/evaluations/reviews", tags=["evaluations"])


class ReviewGiven(BaseModel):
    """Scores for one item of the queue by one revision of the rubric; `null` where a criterion does not apply."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "item": 12,
                    "rubric_revision": 1,
                    "scores": {
                        "accuracy": 4,
                        "completeness": 5,
                        "tone": None,
                        "policy-adherence": 1,
                        "resolution": 1,
                    },
                    "comment": "The exception for gifts is missing.",
                    "corrected_answer": None,
                    "seconds": 75,
                }
            ]
        },
    )

    item: int
    rubric_revision: int
    scores: Mapping[str, float | None]
    comment: str = Field("", max_length=20_000)
    corrected_answer: str | None = Field(None, max_length=20_000)
    seconds: int = Field(0, ge=0, le=3600)


class ReviewJson(ReviewGiven):
    """A review as kept. Adjudications settle what reviewers disputed."""

    id: int
    answer: str
    reviewer: str
    is_adjudication: bool
    made_at: datetime

    @classmethod
    def of(cls, review: Review) -> Self:
        """What is sent of it."""
        return cls(
            id=review.id,
            item=review.item_id,
            answer=review.answer_id,
            reviewer=review.reviewer_id,
            is_adjudication=review.is_adjudication,
            made_at=review.made_at,
            rubric_revision=review.verdict.rubric_revision,
            scores=review.verdict.scores,
            comment=review.verdict.comment,
            corrected_answer=review.verdict.corrected_answer,
            seconds=review.verdict.seconds,
        )


class ReviewList(BaseModel):
    """Reviews, oldest first; `next` begins the following page where there is one."""

    model_config = ConfigDict(frozen=True)

    items: list[ReviewJson]
    next: str | None


class RubricJson(BaseModel):
    """The rubric at its current revision."""

    model_config = ConfigDict(frozen=True)

    revision: int
    criteria: tuple[Criterion, ...]

    @classmethod
    def of(cls, rubric: Rubric) -> Self:
        """What is sent of it."""
        return cls(revision=rubric.revision, criteria=rubric.criteria)


class ItemJson(BaseModel):
    """An answer that waits for the caller, with the rubric to score it by. Who asked is not told."""

    model_config = ConfigDict(frozen=True)

    item: int
    answer: Answer
    rubric: RubricJson


class NextItem(BaseModel):
    """The item to review next; none where nothing waits."""

    model_config = ConfigDict(frozen=True)

    next: ItemJson | None


class QueueFilling(BaseModel):
    """Which answers to put in the queue, and how many."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_extra={"examples": [{"reason": "disliked", "count": 20, "days": 30}]}
    )

    reason: Reason
    count: int = Field(20, ge=1, le=500)
    days: int = Field(30, ge=1, le=3650)
    team: str = Field("", max_length=200)
    skill: str = Field("", max_length=200)
    support_below: int = Field(60, ge=1, le=100)
    double_percent: int | None = Field(None, ge=0, le=100)
    seed: str = Field("", max_length=60)


class QueueFilled(BaseModel):
    """How many answers were put in the queue."""

    model_config = ConfigDict(frozen=True)

    added: int


@router.get("")
def list_reviews(
    person: Reviewer,
    quality: TheQuality,
    since: MomentAsked | None = None,
    cursor: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> ReviewList:
    """What was said of answers whose review is settled, and what the caller said of others."""
    found = quality.reviews.page(after=cursor, since=since, person_id=person.id, limit=limit + 1)
    more = str(found[limit - 1].id) if len(found) > limit else None
    return ReviewList(items=[ReviewJson.of(review) for review in found[:limit]], next=more)


@router.post("", status_code=HTTPStatus.CREATED)
def submit_review(given: ReviewGiven, person: Reviewer, quality: TheQuality, attempts: TheAttempts) -> ReviewJson:
    """Review an answer of the queue."""
    item = quality.review.queue.item(given.item)
    shown_item(quality, item, person)
    attempt = attempts.begin(given.model_dump_json())
    if attempt.earlier is not None:
        return ReviewJson.of(quality.reviews.by(item.id, person.id))
    verdict = Verdict(given.rubric_revision, given.scores, given.comment, given.corrected_answer, given.seconds)
    try:
        review = quality.review.reviewing.submit(item.id, person.id, verdict)
    except BaseException:
        attempt.abandon()
        raise
    attempt.finish(str(review.id))
    return ReviewJson.of(review)


@router.get("/rubric")
def show_rubric(person: Reviewer, quality: TheQuality) -> RubricJson:
    """What is asked about every answer now."""
    return RubricJson.of(quality.review.rubrics.current())


@router.get("/next")
def show_next(person: Reviewer, quality: TheQuality) -> NextItem:
    """The next answer for the caller, which is kept for them for a while."""
    item = next_for(quality, person)
    if item is None:
        return NextItem(next=None)
    quality.review.claims.open(item.id, person.id)
    answer = shown_item(quality, item, person).answer
    rubric = RubricJson.of(quality.review.rubrics.current())
    return NextItem(next=ItemJson(item=item.id, answer=answer, rubric=rubric))


@router.post("/queue", status_code=HTTPStatus.CREATED)
def fill_queue(wanted: QueueFilling, person: Reviewer, quality: TheQuality) -> QueueFilled:
    """Put answers of the history in the queue by a reason; sending it again puts nothing in twice."""
    form = filled_in(quality, Adding.model_validate(wanted.model_dump()))
    return QueueFilled(added=put_in_queue(quality, form, person))
