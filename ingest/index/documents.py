"""The shared vocabulary: what a document, a version, a block and a chunk are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

EVERYONE = "everyone"
STAFF = "staff"


class DocumentKind(StrEnum):
    """What a document is for."""

    POLICY = "policy"
    PRODUCT = "product"
    EXEMPLAR = "exemplar"
    LESSON = "lesson"


class VersionState(StrEnum):
    """Where a version stands in its life; only `LIVE` and `SUPERSEDED` can answer."""

    STAGED = "staged"
    LIVE = "live"
    SUPERSEDED = "superseded"
    RETIRED = "retired"
    PURGED = "purged"
    QUARANTINED = "quarantined"


class BlockKind(StrEnum):
    """The structural role of one piece of a parsed document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink, with the words it stood on."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Block:
    """One structural piece of a document; `start` and `end` are character offsets into the version's text.

    A table is a run of `TABLE_ROW` blocks that share a `table` number; each row's text can be quoted alone
    ("Region: EU; Window: 30 days"), `cells` keeps the row as written. The header row has `is_header`.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Heading level from 1, or list depth from 1."""
    page: int | None = None
    """Page, slide or sheet, from 1."""
    table: int | None = None
    cells: tuple[str, ...] = ()
    is_header: bool = False
    links: tuple[Link, ...] = ()
    anchor: str | None = None
    audience: frozenset[str] | None = None
    """Who may see this block, where it is marked internal; `None` means whoever may see the document."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader of a receipt should know: what was skipped or hidden, where, and why."""

    what: str
    why: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A file as the assistant will read it. Every block is a slice of `text`; blocks are in reading order."""

    text: str
    blocks: tuple[Block, ...]
    media_type: str
    title: str | None = None
    metadata: Mapping[str, object] = field(default_factory=dict)
    """Front matter as written, unchecked."""
    pages: int | None = None
    tables: int = 0
    skipped: tuple[Note, ...] = ()
    hidden: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Premise:
    """A statement of a document that an exemplar answer rests on."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Description:
    """What front matter, a sidecar or the defaults say about a version."""

    title: str
    kind: DocumentKind = DocumentKind.POLICY
    owner: str | None = None
    audience: frozenset[str] = frozenset({EVERYONE})
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    effective_from: datetime | None = None
    effective_to: datetime | None = None
    verified_at: datetime | None = None
    version_of: str | None = None
    """The path of the document this file is another version of."""
    exception_to: str | None = None
    questions: tuple[str, ...] = ()
    """Of an exemplar: the question it answers and other ways to ask it."""
    slots: tuple[str, ...] = ()
    """Of an exemplar: the names in braces, as `{order_number}`, that each ticket fills for itself."""
    approved_by: str | None = None
    approved_on: datetime | None = None
    rests_on: tuple[Premise, ...] = ()
    skill: str | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stored slice of a version's text. `id` is a hash of the version and the span; `text` is the slice itself.

    `audience` narrows the version's own audience for a passage marked internal; empty means it does not.
    """

    id: str
    version_id: str
    ordinal: int
    start: int
    end: int
    text: str
    heading_path: tuple[str, ...]
    page: int | None
    audience: frozenset[str]
    is_internal: bool
    embedding_id: str
    """Hash of the text that is embedded, so that equal chunks share one embedding."""


@dataclass(frozen=True, slots=True)
class Version:
    """One immutable state of a document."""

    id: str
    document_id: str
    content_hash: str
    state: VersionState
    text: str
    blocks: tuple[Block, ...]
    description: Description
    media_type: str
    in_force_from: datetime | None
    in_force_to: datetime | None


@dataclass(frozen=True, slots=True)
class Document:
    """One page or file as indexed. `path` is relative to its source, with forward slashes."""

    id: str
    source: str
    path: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk that the catalog has confirmed for a scope, with what a reader needs to know of its version."""

    row: int
    chunk: Chunk
    document: Document
    path: str
    """The file this version came from; the document's own path may name another version's file."""
    description: Description
    in_force_from: datetime | None
    in_force_to: datetime | None
