"""The documents and their versions, as whoever asks may see them."""

from typing import Annotated

from fastapi import APIRouter, Query

from ingest.index.audience import is_in_force, may_read
from ingest.index.documents import Version
from ingest.index.errors import NotFound
from server.api.document_json import DocumentPage, VersionJson, VersionList, VersionText
from server.api.moment import MomentAsked
from server.api.requirement import Reader
from server.api.scope import scope_of
from server.api.state import TheClock, TheDeskside
from server.api.visible_text import visible_text
from server.deskside import Deskside
from server.identity.permission import Permission, may
from server.identity.person import Person

router = APIRouter(prefix="/v1", tags=["documents"])

Cursor = Annotated[str, Query(max_length=64, description="`next` of the page before")]
Limit = Annotated[int, Query(ge=1, le=100)]
AsOf = Annotated[MomentAsked | None, Query(description="A date (noon UTC is meant) or a time; now where left out")]


@router.get("/documents")
def list_documents(
    person: Reader,
    deskside: TheDeskside,
    clock: TheClock,
    cursor: Cursor = "",
    limit: Limit = 50,
    as_of: AsOf = None,
) -> DocumentPage:
    """The documents in force, a page at a time."""
    catalog = deskside.index.catalog
    found = catalog.live_versions(scope_of(person, clock(), as_of), cursor, limit + 1)
    items = [VersionJson.of(catalog.document(version.document_id), version) for version in found[:limit]]
    return DocumentPage(items=items, next=items[-1].version if len(found) > limit else None)


@router.get("/documents/{document_id}")
def read_document(
    document_id: str, person: Reader, deskside: TheDeskside, clock: TheClock, as_of: AsOf = None
) -> VersionText:
    """A document in the version that was in force at a moment."""
    moment = as_of or clock()
    for version in _readable_versions(deskside, document_id, person):
        if is_in_force(version, moment):
            return _with_text(deskside, version, person)
    raise NotFound(f"document {document_id} has no version in force at {moment.isoformat()}")


@router.get("/documents/{document_id}/versions")
def list_versions(document_id: str, person: Reader, deskside: TheDeskside) -> VersionList:
    """The versions of a document, newest first."""
    versions = _readable_versions(deskside, document_id, person)
    document = deskside.index.catalog.document(document_id)
    return VersionList(items=[VersionJson.of(document, version) for version in versions])


@router.get("/versions/{version_id}")
def read_version(version_id: str, person: Reader, deskside: TheDeskside) -> VersionText:
    """One version with its text, whether or not it is still in force."""
    version = deskside.index.catalog.version(version_id)
    if not _may_read(version, person):
        raise NotFound(f"there is no version {version_id}")
    return _with_text(deskside, version, person)


def _readable_versions(deskside: Deskside, document_id: str, person: Person) -> list[Version]:
    versions = [one for one in deskside.index.catalog.versions_of(document_id) if _may_read(one, person)]
    if not versions:
        raise NotFound(f"there is no document {document_id}")
    return versions


def _may_read(version: Version, person: Person) -> bool:
    # Who administers may look through anybody's eyes, so nothing is kept from them that could be read.
    groups = version.description.audience if may(person, Permission.ADMINISTER) else person.audience
    return may_read(version, groups)


def _with_text(deskside: Deskside, version: Version, person: Person) -> VersionText:
    is_whole = may(person, Permission.ADMINISTER)
    text = version.text if is_whole else visible_text(version, person.audience)
    return VersionText.of(deskside.index.catalog.document(version.document_id), version, text=text)
