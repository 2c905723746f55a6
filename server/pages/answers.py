"""The permanent page of a stored answer."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ingest.index.catalog import Catalog
from ingest.index.errors import NotFound
from ingest.index.sentences import Span
from server.answering.answer import Answer
from server.api.requirement import Reader
from server.api.state import TheDeskside
from server.identity.permission import Permission, may
from server.identity.person import Person
from server.pages.answer_layout import lay_out_sentences
from server.pages.page import render
from server.pages.source.audience import may_read_span
from server.pages.wording import period

router = APIRouter(include_in_schema=False)


@router.get("/answers/{answer_id}")
def show_answer(request: Request, answer_id: str, running: TheDeskside, person: Reader) -> HTMLResponse:
    """The answer as it was given.

    It exists only for its asker and for reviewers, and only while they may read everything it quotes.
    """
    record = running.history.answer(answer_id)
    is_theirs = record.asker_id == person.id or may(person, Permission.REVIEW)
    if not is_theirs or not _may_read_quotes(running.index.catalog, record.answer, person):
        raise NotFound("there is no such answer")
    return render(
        request,
        "answer.html",
        person,
        answer=record.answer,
        sentences=lay_out_sentences(record.answer),
        period=period,
    )


def _may_read_quotes(catalog: Catalog, answer: Answer, person: Person) -> bool:
    return all(
        may_read_span(catalog.version(cited.version), Span(cited.start, cited.end), person.audience)
        for cited in (*answer.citations, *answer.nearest)
    )
