"""Where reviewers disagree: both with their words, for a lead to decide."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from evals.pages.answer_shown import names_of_people
from evals.pages.page import render
from evals.pages.posted import Posted, go_to, words_in
from evals.pages.review import criteria_of, shown_item
from evals.pages.review_form import field_of, verdict_in
from evals.pages.reviews import QUEUE
from evals.quality import Quality, TheQuality
from ingest.index.errors import InvalidRequest
from server.api.errors import problem_of
from server.api.requirement import StandardSetter
from server.identity.person import Person
from server.pages.wording import period

router = APIRouter(include_in_schema=False)


@router.get(f"{QUEUE}/{{item_id}}/decide")
def ask_lead(request: Request, item_id: int, quality: TheQuality, person: StandardSetter) -> HTMLResponse:
    """What both said, and the criteria on which they differ."""
    return _form(request, quality, person, item_id, {}, None)


@router.post(f"{QUEUE}/{{item_id}}/decide", response_model=None)
def decide(request: Request, item_id: int, quality: TheQuality, person: StandardSetter, posted: Posted) -> Response:
    """Keep what the lead decided."""
    shown_item(quality, quality.review.queue.item(item_id), person)
    question = quality.review.adjudication.question(item_id)
    try:
        quality.review.adjudication.decide(item_id, person.id, verdict_in(posted, question, None, quality.clock()))
    except InvalidRequest as error:
        names = (*(field_of(each.id) for each in question.criteria), "comment")
        return _form(request, quality, person, item_id, {name: words_in(posted, name) for name in names}, error)
    return go_to(f"{QUEUE}/{item_id}")


def _form(
    request: Request,
    quality: Quality,
    person: Person,
    item_id: int,
    filled: dict[str, str],
    error: InvalidRequest | None,
) -> HTMLResponse:
    item = quality.review.queue.item(item_id)
    said = quality.reviews.of_item(item_id)
    return render(
        request,
        "review_decision.html",
        person,
        status_code=200 if error is None else problem_of(error).status,
        item=item,
        shown=shown_item(quality, item, person),
        said=said,
        criteria=criteria_of(quality, said),
        question=quality.review.adjudication.question(item_id),
        is_party=any(review.reviewer_id == person.id for review in said),
        filled=filled,
        error="" if error is None else str(error),
        names=names_of_people(quality.deskside),
        field_of=field_of,
        period=period,
    )
