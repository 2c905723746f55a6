"""The list of documents."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from ingest.index.documents import DocumentKind
from ingest.index.scope import Scope
from server.api.requirement import Reader
from server.api.state import TheClock, TheDeskside
from server.pages.page import render
from server.pages.shelf import documents_on, kinds_named

router = APIRouter(include_in_schema=False)


@router.get("/documents")
def list_documents(
    request: Request,
    running: TheDeskside,
    clock: TheClock,
    person: Reader,
    q: Annotated[str, Query(max_length=200)] = "",
    kind: str = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """What is in force now, filtered by words and kind."""
    scope = Scope(person.audience, clock(), kinds=kinds_named(kind))
    shelf = documents_on(running.index.catalog.engine, scope, q, page)
    return render(
        request, "documents.html", person, shelf=shelf, q=q.strip(), kind=kind, page=page, kinds=list(DocumentKind)
    )
