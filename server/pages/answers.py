"""The permanent page of a stored answer."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from server.api.requirement import Reader
from server.api.state import TheDeskside
from server.history.reading import read_answer
from server.pages.answer_layout import lay_out_sentences
from server.pages.page import render
from server.pages.wording import period

router = APIRouter(include_in_schema=False)


@router.get("/answers/{answer_id}")
def show_answer(request: Request, answer_id: str, running: TheDeskside, person: Reader) -> HTMLResponse:
    """The answer as it was given.

    It exists only for its asker and for reviewers, and only while they may read everything it quotes.
    """
    record = read_answer(running.history, running.index.catalog, answer_id, person)
    return render(
        request,
        "answer.html",
        person,
        answer=record.answer,
        sentences=lay_out_sentences(record.answer),
        period=period,
    )
