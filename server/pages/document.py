"""The source reader: one version of a document, the cited span marked."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from ingest.index.audience import may_read
from ingest.index.documents import Version
from ingest.index.errors import NotFound
from ingest.index.sentences import Span
from server.answering.citations import reader_url
from server.api.requirement import Reader
from server.api.state import TheClock, TheDeskside
from server.deskside import Deskside
from server.identity.person import Person
from server.pages.page import render
from server.pages.source.layout import lay_out
from server.pages.source.links import DocumentLinks
from server.pages.source.outline import has_mark, headings_of, opening
from server.pages.standing import in_force, link_to, standing

router = APIRouter(include_in_schema=False)

_PAGE_WORDS = {"presentation": "Slide", "powerpoint": "Slide", "sheet": "Sheet", "excel": "Sheet"}


@router.get("/documents/{document_id}")
def show_document(document_id: str, running: TheDeskside, clock: TheClock, person: Reader) -> RedirectResponse:
    """Leads to the version in force, or to the latest one where none is."""
    versions = readable_versions(running, document_id, person)
    chosen = in_force(versions, clock()) or versions[0]
    return RedirectResponse(reader_url(document_id, chosen.id))


@router.get("/documents/{document_id}/versions/{version_id}")
def show_version(
    request: Request,
    document_id: str,
    version_id: str,
    running: TheDeskside,
    clock: TheClock,
    person: Reader,
    start: int = 0,
    end: int = 0,
) -> HTMLResponse:
    """The version as this person may see it."""
    versions = readable_versions(running, document_id, person)
    version = next((each for each in versions if each.id == version_id), None)
    if version is None:
        raise NotFound(f"there is no version {version_id} of this document")
    document = running.index.catalog.document(document_id)
    cited = Span(start, end) if 0 <= start < end <= len(version.text) else None
    parts = lay_out(version, person.audience, cited, DocumentLinks(running.index.catalog, document).resolve)
    opened = opening(parts, version.description.title)
    now = clock()
    is_marked = has_mark(parts)
    return render(
        request,
        "document.html",
        person,
        document=document,
        version=version,
        title=opened.title,
        content=opened.rest,
        headings=headings_of(opened.rest),
        page_word=_page_word(version.media_type),
        is_marked=is_marked,
        is_missing=cited is not None and not is_marked,
        standing=standing(version, versions, now),
        others=[link_to(each, now) for each in versions if each.id != version_id],
        link=reader_url(document_id, version_id, cited),
    )


def readable_versions(running: Deskside, document_id: str, person: Person) -> list[Version]:
    """The versions this person may read, newest first. Raises NotFound where there is none."""
    versions = [
        version for version in running.index.catalog.versions_of(document_id) if may_read(version, person.audience)
    ]
    if not versions:
        raise NotFound("there is no such document")
    return versions


def _page_word(media_type: str) -> str:
    return next((word for sign, word in _PAGE_WORDS.items() if sign in media_type), "Page")
