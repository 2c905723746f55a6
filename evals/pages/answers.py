"""The answers behind a figure."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from evals.dashboards.answer_list import Order, list_answers
from evals.dashboards.document_names import read_document_names
from evals.dashboards.tally import tally
from evals.dashboards.wording import ORDERS
from evals.pages.figures import open_desk, show
from evals.pages.selected import Selected, chosen
from evals.quality import TheQuality
from server.api.requirement import Reviewer

router = APIRouter(include_in_schema=False)


@router.get("/evaluations/answers")
def show_answers(
    request: Request,
    quality: TheQuality,
    person: Reviewer,
    selection: Selected,
    order: Annotated[str, Query(max_length=20)] = "",
    after: Annotated[str, Query(max_length=40)] = "",
) -> HTMLResponse:
    """A page of the answers selected; what this person may not read is listed without its question."""
    desk = open_desk(quality, selection)
    by = chosen(Order, order) or Order.NEWEST
    engine = quality.dashboards.facts.engine
    page = list_answers(engine, selection, by, after)
    cited = {answer.document for answer in page.answers if answer.document is not None}
    wanted = {*cited, selection.document} - {""}
    return show(
        request,
        "answers.html",
        person,
        desk,
        page=page,
        total=tally(desk.cut.columns, desk.cut.now),
        order=by,
        orders=ORDERS,
        after=after,
        documents=read_document_names(engine, wanted, person.audience),
    )
