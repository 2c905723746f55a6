"""Everything that changes the catalog. Each method is one transaction; a version answers only after `publish`."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from ingest.index import tables
from ingest.index.catalog import SEARCHABLE, current_sequence
from ingest.index.documents import Block, Chunk, Description, VersionState
from ingest.index.encoding import encode_blocks, encode_description, encode_groups, encode_strings
from ingest.index.intervals import BEGINNING, END, Interval, resolve_intervals


@dataclass(frozen=True, slots=True)
class Draft:
    """A parsed and chunked file, ready to be staged as a version of a document."""

    source: str
    path: str
    content_hash: str
    text: str
    blocks: tuple[Block, ...]
    media_type: str
    description: Description
    chunks: tuple[Chunk, ...]

    @property
    def document_path(self) -> str:
        """The path of the document this file is a version of: its own, unless its metadata names another."""
        return self.description.version_of or self.path


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What the last pass did with one file of a source."""

    path: str
    content_hash: str
    state: str
    reason: str | None
    version_id: str | None
    receipt: Mapping[str, object]


def hash_of(*parts: str) -> str:
    """A 128-bit content hash of the parts in order."""
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8))
        digest.update(encoded)
    return digest.hexdigest()[:32]


def document_id(source: str, path: str) -> str:
    """The id of the document at this path of a source."""
    return hash_of("document", source, path)


def version_id(draft: Draft) -> str:
    """The id of the version this draft will be: equal content of an equal file is the same version."""
    return hash_of("version", document_id(draft.source, draft.document_path), draft.path, draft.content_hash)


class Publisher:
    """Writes the catalog."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine = engine
        self._clock = clock

    def stage(self, drafts: Sequence[Draft]) -> list[str]:
        """Write these versions with their chunks, invisible; returns their ids. What is there already is left alone."""
        now = self._clock()
        ids = []
        with self._engine.begin() as connection:
            for draft in drafts:
                ids.append(self._stage_one(connection, draft, now))
        return ids

    def publish(self, source: str, records: Sequence[FileRecord]) -> None:
        """Make the staged versions of these files answer from now on, replacing what the files said before."""
        now = self._clock()
        with self._engine.begin() as connection:
            for record in records:
                if record.version_id is not None:
                    _make_live(connection, record.version_id, now)
                _remember(connection, source, record, now)

    def record(self, source: str, records: Sequence[FileRecord]) -> None:
        """Remember files that did not become versions; what they said before keeps answering."""
        now = self._clock()
        with self._engine.begin() as connection:
            for record in records:
                _remember(connection, source, record, now)

    def retire(self, source: str, paths: Iterable[str]) -> list[str]:
        """Withdraw every version that came from these files; returns the ids of the versions withdrawn."""
        now = self._clock()
        retired: list[str] = []
        table = tables.versions
        with self._engine.begin() as connection:
            for path in paths:
                ours = select(tables.documents.c.id).where(tables.documents.c.source == source)
                condition = (table.c.path == path, table.c.document_id.in_(ours), table.c.state.in_(SEARCHABLE))
                rows = connection.execute(select(table.c.id, table.c.document_id).where(*condition)).all()
                connection.execute(update(table).where(*condition).values(state=VersionState.RETIRED))
                for row in rows:
                    _record_change(connection, row.id, "retired", now)
                    retired.append(row.id)
                for document in {row.document_id for row in rows}:
                    _resolve_intervals(connection, document, now)
                connection.execute(
                    delete(tables.files).where(tables.files.c.source == source, tables.files.c.path == path)
                )
        return retired

    def remember_fact(self, name: str, value: str) -> None:
        """Remember a fact about the index, replacing what was remembered."""
        statement = upsert(tables.facts).values(name=name, value=value)
        with self._engine.begin() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))

    def _stage_one(self, connection: Connection, draft: Draft, now: datetime) -> str:
        identifier = version_id(draft)
        table = tables.versions
        while (row := connection.execute(select(table).where(table.c.id == identifier)).one_or_none()) is not None:
            if not _held_once(row):
                return identifier
            # The file says again what it said before: a version of its own, or the answer to "what held then?" is lost.
            identifier = hash_of("again", identifier)
        document = document_id(draft.source, draft.document_path)
        connection.execute(
            upsert(tables.documents)
            .values(id=document, source=draft.source, path=draft.document_path)
            .on_conflict_do_nothing()
        )
        _record_change(connection, identifier, "staged", now)
        connection.execute(
            insert(table).values(
                id=identifier,
                document_id=document,
                path=draft.path,
                content_hash=draft.content_hash,
                state=VersionState.STAGED,
                kind=draft.description.kind,
                audience=encode_groups(draft.description.audience),
                description=encode_description(draft.description),
                text=draft.text,
                blocks=encode_blocks(draft.blocks),
                media_type=draft.media_type,
                staged_at=now,
                staged_sequence=current_sequence(connection),
            )
        )
        if draft.chunks:
            connection.execute(insert(tables.chunks), [_chunk_values(chunk, identifier) for chunk in draft.chunks])
        return identifier


def _chunk_values(chunk: Chunk, version: str) -> dict[str, object]:
    return {
        "id": hash_of("chunk", version, str(chunk.start), str(chunk.end)),
        "version_id": version,
        "ordinal": chunk.ordinal,
        "start": chunk.start,
        "end": chunk.end,
        "text": chunk.text,
        "heading_path": encode_strings(chunk.heading_path),
        "page": chunk.page,
        "audience": encode_groups(chunk.audience),
        "is_internal": chunk.is_internal,
        "embedding_id": chunk.embedding_id,
    }


def _make_live(connection: Connection, version: str, now: datetime) -> None:
    table = tables.versions
    row = connection.execute(select(table).where(table.c.id == version)).one()
    ours = (table.c.document_id == row.document_id, table.c.path == row.path, table.c.state.in_(SEARCHABLE))
    others = connection.execute(select(table.c.published_at).where(*ours, table.c.id != version)).scalars().all()
    if row.state == VersionState.LIVE and all(published_at <= row.published_at for published_at in others):
        return
    # What holds already keeps its start: publishing it again only takes back what its file has announced since.
    starts_at = row.starts_at if _holds(row, now) else _effective(row.description, "effective_from")
    if starts_at is None and others and not _holds(row, now):
        starts_at = now
    connection.execute(
        update(table)
        .where(table.c.id == version)
        .values(state=VersionState.LIVE, starts_at=starts_at, published_at=now)
    )
    _resolve_intervals(connection, row.document_id, now)
    _record_change(connection, version, "published", now)


def _held_once(row: Row[Any]) -> bool:
    """Whether the version held from when it was published until another was, and would lose that if published anew."""
    is_past = row.state == VersionState.SUPERSEDED and (row.in_force_from or BEGINNING) < (row.in_force_to or END)
    return is_past and _effective(row.description, "effective_from") is None


def _holds(row: Row[Any], now: datetime) -> bool:
    begins, ends = row.in_force_from or BEGINNING, row.in_force_to or END
    return row.state in SEARCHABLE and begins <= now < ends


def _effective(description: str, name: str) -> datetime | None:
    value = json.loads(description).get(name)
    return None if value is None else datetime.fromisoformat(value)


def _resolve_intervals(connection: Connection, document: str, now: datetime) -> None:
    table = tables.versions
    statement = select(table).where(table.c.document_id == document, table.c.state.in_(SEARCHABLE))
    rows = {row.id: row for row in connection.execute(statement)}
    own_path = connection.execute(
        select(tables.documents.c.path).where(tables.documents.c.id == document)
    ).scalar_one_or_none()
    intervals = [
        Interval(
            row.id,
            row.path,
            row.published_at,
            row.starts_at,
            _effective(row.description, "effective_to"),
            row.path == own_path,
        )
        for row in rows.values()
    ]
    for interval in resolve_intervals(intervals):
        row = rows[interval.version_id]
        state = VersionState.SUPERSEDED if interval.has_ended(now) else VersionState.LIVE
        if (row.in_force_from, row.in_force_to, row.state) == (interval.starts_at, interval.ends_by, state):
            continue
        connection.execute(
            update(table)
            .where(table.c.id == row.id)
            .values(in_force_from=interval.starts_at, in_force_to=interval.ends_by, state=state)
        )
        _record_change(connection, row.id, "interval", now)


def _remember(connection: Connection, source: str, record: FileRecord, now: datetime) -> None:
    values = {
        "content_hash": record.content_hash,
        "state": record.state,
        "reason": record.reason,
        "version_id": record.version_id,
        "receipt": json.dumps(record.receipt),
        "seen_at": now,
    }
    statement = upsert(tables.files).values(source=source, path=record.path, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["source", "path"], set_=values))


def _record_change(connection: Connection, version: str, what: str, now: datetime) -> None:
    connection.execute(insert(tables.changes).values(version_id=version, what=what, at=now))
