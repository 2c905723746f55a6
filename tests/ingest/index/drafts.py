"""Versions made without files or parsers, and a clock that stands still."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from ingest.index.catalog import Catalog
from ingest.index.documents import Block, BlockKind, Chunk, Description
from ingest.index.index import Index
from ingest.index.publishing import Draft, FileRecord, Publisher, document_id, hash_of
from ingest.index.scope import Scope

SOURCE = "/srv/policies"


@dataclass
class StandingClock:
    """Tells the same moment until it is moved."""

    moment: datetime = datetime(2026, 6, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def pass_days(self, days: int) -> datetime:
        self.moment += timedelta(days=days)
        return self.moment


def day(year: int, month: int = 1, day: int = 1) -> datetime:
    """Midnight, UTC."""
    return datetime(year, month, day, tzinfo=UTC)


def draft_of(
    path: str,
    paragraphs: Sequence[str] = ("Chargers may be returned within 30 days.",),
    *,
    source: str = SOURCE,
    audiences: Sequence[frozenset[str]] = (),
    heading: str | None = None,
    **description: Any,
) -> Draft:
    """One chunk per paragraph; `audiences` narrows the first paragraphs. Other arguments are those of Description."""
    about = Description(**{"title": "Returns", **description})
    text = "\n".join(paragraphs)
    narrowed = [*audiences, *[frozenset[str]()] * (len(paragraphs) - len(audiences))]
    chunks = []
    start = 0
    for ordinal, (paragraph, audience) in enumerate(zip(paragraphs, narrowed, strict=True)):
        end = start + len(paragraph)
        chunks.append(
            Chunk(
                id="",
                version_id="",
                ordinal=ordinal,
                start=start,
                end=end,
                text=paragraph,
                heading_path=() if heading is None else (heading,),
                page=None,
                audience=audience,
                is_internal=bool(audience),
                embedding_id=hash_of("embedding", about.title, paragraph),
            )
        )
        start = end + 1
    return Draft(
        source=source,
        path=path,
        content_hash=hash_of(*paragraphs, repr(about)),
        text=text,
        blocks=tuple(Block(BlockKind.PARAGRAPH, piece.start, piece.end) for piece in chunks),
        media_type="text/plain",
        description=about,
        chunks=tuple(chunks),
    )


def record_of(draft: Draft, version: str) -> FileRecord:
    """What a pass remembers of a file that was published."""
    return FileRecord(draft.path, draft.content_hash, "live", None, version, {})


def publish(publisher: Publisher, *drafts: Draft) -> list[str]:
    """Stage these drafts, then publish them as one window."""
    versions = publisher.stage(drafts)
    for draft, version in zip(drafts, versions, strict=True):
        publisher.publish(draft.source, [record_of(draft, version)])
    return versions


def publish_findable(index: Index, *drafts: Draft) -> list[str]:
    """What an indexing pass does with drafts: stage, embed, index, check, publish."""
    versions = index.publisher.stage(drafts)
    index.embed_missing(sorted({piece.embedding_id for draft in drafts for piece in draft.chunks}))
    index.lexical.catch_up(index.catalog)
    index.require_findable(versions)
    records = [record_of(draft, version) for draft, version in zip(drafts, versions, strict=True)]
    for draft, record in zip(drafts, records, strict=True):
        index.publisher.publish(draft.source, [record])
    return versions


def scope_at(moment: datetime, *groups: str) -> Scope:
    """What these groups may see at that moment."""
    return Scope(frozenset(groups), moment)


def said_at(catalog: Catalog, path: str, moment: datetime, *groups: str) -> list[str]:
    """The texts of a document that these groups could see at that moment."""
    scope = replace(scope_at(moment, *groups))
    return [passage.chunk.text for passage in catalog.passages_of([document_id(SOURCE, path)], scope)]
