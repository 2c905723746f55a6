"""Filling the review queue by a reason, with a preview."""

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from evals.pages.page import render
from evals.pages.posted import go_to
from evals.pages.review_wording import REASONS
from evals.pages.reviews import QUEUE
from evals.quality import Quality, TheQuality
from evals.review.choosing import Choice, Reason, pick, without
from evals.review.reading import Reading
from server.api.requirement import Reviewer
from server.identity.person import Person

router = APIRouter(include_in_schema=False)

_PREVIEWED = 10


class Adding(BaseModel):
    """The form: which answers, how many, and how many of them for two reviewers."""

    model_config = ConfigDict(frozen=True)

    reason: Reason = Reason.RANDOM
    count: int = Field(20, ge=1, le=500)
    days: int = Field(30, ge=1, le=3650)
    team: str = Field("", max_length=200)
    skill: str = Field("", max_length=200)
    support_below: int = Field(60, ge=1, le=100)
    double_percent: int | None = Field(None, ge=0, le=100)
    seed: str = Field("", max_length=60)
    is_asked: str = Field("", max_length=1)
    """Whether the form was sent, and not only opened."""

    def choice(self) -> Choice:
        """What is looked for."""
        details = {Reason.TEAM: self.team, Reason.SKILL: self.skill}
        return Choice(self.reason, self.days, details.get(self.reason, ""), self.support_below / 100)


@dataclass(frozen=True, slots=True)
class Preview:
    """How many answers fit, how many of these were in the queue before, and which would be put in."""

    matching: int
    known: int
    chosen: list[str]
    questions: list[str] = field(default_factory=list)
    """Of the first of them that the reader may see."""


@router.get(f"{QUEUE}/add")
def ask_which(
    request: Request, quality: TheQuality, person: Reviewer, form: Annotated[Adding, Query()]
) -> HTMLResponse:
    """The form, and once it is sent what it would put in."""
    filled = filled_in(quality, form)
    preview = None
    if form.is_asked:
        preview = preview_of(quality, filled, person)
    return render(
        request,
        "review_adding.html",
        person,
        form=filled,
        preview=preview,
        reasons={reason: says for reason, says in REASONS.items() if reason is not Reason.BY_HAND},
        teams=quality.review.chooser.teams(),
        skills=quality.deskside.programme.skills(),
    )


@router.post(f"{QUEUE}/add")
def put_in(quality: TheQuality, person: Reviewer, form: Annotated[Adding, Form()]) -> RedirectResponse:
    """Put the answers in that the preview named."""
    filled = filled_in(quality, form)
    return go_to(f"{QUEUE}?added={put_in_queue(quality, filled, person)}")


def put_in_queue(quality: Quality, form: Adding, person: Person) -> int:
    """How many answers were put in the queue."""
    chosen = preview_of(quality, form, person).chosen
    share = (form.double_percent or 0) / 100
    return quality.review.queue.add(chosen, form.choice(), person.id, share, form.seed)


def preview_of(quality: Quality, form: Adding, person: Person) -> Preview:
    """What the form would put in."""
    matching = quality.review.chooser.matching(form.choice())
    new = without(matching, quality.review.queue.known())
    chosen = pick(new, form.count, form.reason, form.seed)
    reading = Reading(quality.deskside, person)
    seen = (reading.of_item(answer_id, None) for answer_id in chosen[:_PREVIEWED])
    return Preview(
        len(matching), len(matching) - len(new), chosen, [each.answer.question for each in seen if each is not None]
    )


def filled_in(quality: Quality, form: Adding) -> Adding:
    """The form with what it leaves open: chance begins anew every day."""
    share = quality.review.settings.double_review_share
    percent_of_two = round(share * 100) if form.double_percent is None else form.double_percent
    seed = form.seed.strip() or f"{quality.clock():%Y-%m-%d}"
    return form.model_copy(update={"double_percent": percent_of_two, "seed": seed})
