"""Reading a document, a stretch at a time."""

from anyio import to_thread
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from ingest.index.errors import NotFound
from server.api.asking import Name
from server.api.document_json import VersionText
from server.api.documents import read_document, read_version
from server.api.moment import MomentAsked
from server.mcp.tool import DATA_ONLY, Call, Tool

_LONGEST = 50_000


class DocumentWanted(BaseModel):
    """Which document, in which version, and which stretch of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: Name
    """The id of a document, as `search` and citations give it."""
    version: Name | None = None
    """The id of one of its versions; where it is left out, the one in force at `as_of`."""
    as_of: MomentAsked | None = None
    """A date (noon UTC is meant) or a time; now where it is left out."""
    start: int = Field(0, ge=0)
    """The first character wanted, counted as citations count."""
    length: int = Field(20_000, ge=1, le=_LONGEST)
    """How many characters at most."""


class DocumentStretch(VersionText):
    """A stretch of a version. What the reader may not see is blank, so that offsets keep their meaning."""

    start: int
    total: int
    """How many characters the whole version has."""


async def _get(wanted: DocumentWanted, call: Call) -> DocumentStretch:
    whole = await to_thread.run_sync(_read, wanted, call)
    text = whole.text[wanted.start : wanted.start + wanted.length]
    values = whole.model_dump() | {"text": text}
    return DocumentStretch(**values, start=wanted.start, total=len(whole.text))


def _read(wanted: DocumentWanted, call: Call) -> VersionText:
    if wanted.version is None:
        return read_document(wanted.document, call.person, call.deskside, lambda: call.now, wanted.as_of)
    version = read_version(wanted.version, call.person, call.deskside)
    if version.document != wanted.document:
        raise NotFound(f"document {wanted.document} has no version {wanted.version}")
    return version


TOOL = Tool(
    name="get_document",
    title="Read a document",
    says=(
        "Gives the text of one document, in the version in force or in a named one, a stretch at a time. Documents "
        "are named by the ids that `search` and the citations of `ask` give. " + DATA_ONLY
    ),
    arguments=DocumentWanted,
    given=TypeAdapter(DocumentStretch),
    give=_get,
)
