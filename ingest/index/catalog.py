"""The catalog: the one truth about which documents, versions and chunks exist and who may see them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
)

from ingest.index import tables
from ingest.index.database import migrate
from ingest.index.documents import Chunk, Description, Document, DocumentKind, Passage, Version, VersionState
from ingest.index.encoding import decode_blocks, decode_description, decode_groups, decode_strings
from ingest.index.errors import NotFound
from ingest.index.scope import Scope
from ingest.index.sentences import Span
from ingest.index.statements import statement_spans

SEARCHABLE = (VersionState.LIVE, VersionState.SUPERSEDED)
MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class VisibilityRow:
    """What decides whether the chunks of one version are visible."""

    version_id: str
    is_searchable: bool
    in_force_from: datetime | None
    in_force_to: datetime | None
    audience: str
    tags: dict[str, tuple[str, ...]]
    kind: DocumentKind


@dataclass(frozen=True, slots=True)
class ChunkKey:
    """A chunk without its text."""

    row: int
    version_id: str
    audience: str
    embedding_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """What the catalog remembers of a file of a source."""

    content_hash: str
    state: str
    reason: str | None
    version_id: str | None
    receipt: str


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """A document that makes an exception to the rule at a path of the same source."""

    document_id: str
    source: str
    rule: str


@dataclass(frozen=True, slots=True)
class EmbeddingInput:
    """The text that is embedded for a chunk, and the spans of the statements in it.

    `body` is where the chunk itself begins in the text, after its title and headings; spans count from there.
    """

    text: str
    body: int
    statements: tuple[Span, ...]


class Catalog:
    """Reads the catalog. What changes it stands in `publishing.py`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def migrate(self) -> None:
        """Create or upgrade the tables."""
        migrate(self.engine, MIGRATIONS, "catalog_version")

    def sequence(self) -> int:
        """Number of the latest change; 0 for an empty catalog."""
        with self.engine.connect() as connection:
            return current_sequence(connection)

    def confirm(self, rows: Sequence[int], scope: Scope) -> dict[int, Passage]:
        """Of these candidate rows, the passages that `scope` may see, in one statement."""
        if not rows:
            return {}
        statement = _confirmation(scope.groups, scope.kinds)
        with self.engine.connect() as connection:
            found = connection.execute(statement, {"rows": list(rows), "as_of": scope.as_of})
            passages = [_passage(row) for row in found]
        return {passage.row: passage for passage in passages if scope.admits_tags(passage.description.tags)}

    def visible_rows(self, rows: Sequence[int], scope: Scope) -> frozenset[int]:
        """Of these candidate rows, those that `scope` may see: what `confirm` says, at a third of its price."""
        if not rows:
            return frozenset()
        statement = _confirmation(scope.groups, scope.kinds).with_only_columns(
            tables.chunks.c.row, tables.versions.c.description, maintain_column_froms=True
        )
        with self.engine.connect() as connection:
            found = connection.execute(statement, {"rows": list(rows), "as_of": scope.as_of}).all()
        return frozenset(row for row, text in found if scope.admits_tags(decode_description(text).tags))

    def passages_of(self, document_ids: Iterable[str], scope: Scope) -> list[Passage]:
        """Every passage of these documents that `scope` may see, in reading order."""
        statement = (
            _passages()
            .where(tables.documents.c.id.in_(list(document_ids)), visible_to(scope))
            .order_by(tables.documents.c.id, tables.chunks.c.ordinal)
        )
        with self.engine.connect() as connection:
            found = [_passage(row) for row in connection.execute(statement)]
        return [passage for passage in found if scope.admits_tags(passage.description.tags)]

    def version(self, version_id: str) -> Version:
        """One version with its text. Raises NotFound."""
        statement = select(tables.versions).where(tables.versions.c.id == version_id)
        with self.engine.connect() as connection:
            row = connection.execute(statement).one_or_none()
        if row is None:
            raise NotFound(f"there is no version {version_id}")
        return _version(row)

    def description(self, version_id: str) -> Description:
        """What is known about one version. Raises NotFound."""
        statement = select(tables.versions.c.description).where(tables.versions.c.id == version_id)
        with self.engine.connect() as connection:
            text = connection.execute(statement).scalar_one_or_none()
        if text is None:
            raise NotFound(f"there is no version {version_id}")
        return decode_description(text)

    def descriptions(self, kind: DocumentKind) -> dict[str, Description]:
        """What is known about every searchable version of this kind, by its id."""
        table = tables.versions
        statement = select(table.c.id, table.c.description).where(table.c.kind == kind, table.c.state.in_(SEARCHABLE))
        with self.engine.connect() as connection:
            return {row.id: decode_description(row.description) for row in connection.execute(statement)}

    def exceptions(self) -> list[ExceptionRow]:
        """Every searchable version that makes an exception, whoever may see it and whenever it holds."""
        table = tables.versions
        joined = table.join(tables.documents)
        statement = (
            select(table.c.description, tables.documents.c.id, tables.documents.c.source)
            .select_from(joined)
            .where(table.c.state.in_(SEARCHABLE), table.c.description.contains('"exception_to":'))
        )
        with self.engine.connect() as connection:
            rows = connection.execute(statement).all()
        described = [(row.id, row.source, decode_description(row.description).exception_to) for row in rows]
        return [ExceptionRow(identifier, source, rule) for identifier, source, rule in described if rule is not None]

    def versions_of(self, document_id: str) -> list[Version]:
        """Every version of a document, newest start first."""
        table = tables.versions
        statement = (
            select(table)
            .where(table.c.document_id == document_id)
            .order_by(table.c.starts_at.desc().nulls_last(), table.c.staged_sequence.desc())
        )
        with self.engine.connect() as connection:
            return [_version(row) for row in connection.execute(statement)]

    def document(self, document_id: str) -> Document:
        """One document. Raises NotFound."""
        statement = select(tables.documents).where(tables.documents.c.id == document_id)
        with self.engine.connect() as connection:
            row = connection.execute(statement).one_or_none()
        if row is None:
            raise NotFound(f"there is no document {document_id}")
        return Document(row.id, row.source, row.path)

    def find_documents(self, path: str) -> list[Document]:
        """Documents with this path, in whatever source."""
        statement = select(tables.documents).where(tables.documents.c.path == path)
        with self.engine.connect() as connection:
            return [Document(row.id, row.source, row.path) for row in connection.execute(statement)]

    def live_versions(self, scope: Scope, after: str = "", limit: int | None = None) -> list[Version]:
        """Versions that `scope` may see, in the order of their ids, beginning after one of them."""
        table = tables.versions
        statement = select(table).where(version_visible_to(scope), table.c.id > after).order_by(table.c.id).limit(limit)
        with self.engine.connect() as connection:
            found = [_version(row) for row in connection.execute(statement)]
        return [version for version in found if scope.admits_tags(version.description.tags)]

    def chunks_of(self, version_id: str, scope: Scope | None = None) -> list[Chunk]:
        """The chunks of a version in reading order; with a scope, only those its groups may see."""
        table = tables.chunks
        statement = select(table).where(table.c.version_id == version_id).order_by(table.c.ordinal)
        if scope is not None:
            statement = statement.where(_admits_chunk(scope.groups))
        with self.engine.connect() as connection:
            return [_chunk(row) for row in connection.execute(statement)]

    def visibility(self, after: int) -> list[VisibilityRow]:
        """What decides the visibility of every version touched by a change after that sequence number.

        A version that is only staged is left out: its embeddings may not be there yet.
        """
        table = tables.versions
        touched = select(tables.changes.c.version_id).where(tables.changes.c.sequence > after)
        statement = select(
            table.c.id,
            table.c.state,
            table.c.in_force_from,
            table.c.in_force_to,
            table.c.audience,
            table.c.description,
            table.c.kind,
        ).where(table.c.id.in_(touched), table.c.state != VersionState.STAGED)
        with self.engine.connect() as connection:
            return [
                VisibilityRow(
                    version_id=row.id,
                    is_searchable=row.state in SEARCHABLE,
                    in_force_from=row.in_force_from,
                    in_force_to=row.in_force_to,
                    audience=row.audience,
                    tags=dict(decode_description(row.description).tags),
                    kind=DocumentKind(row.kind),
                )
                for row in connection.execute(statement)
            ]

    def rows_of(self, version_id: str) -> list[tuple[int, Chunk]]:
        """The chunks of a version with their catalog rows, in reading order."""
        table = tables.chunks
        statement = select(table).where(table.c.version_id == version_id).order_by(table.c.ordinal)
        with self.engine.connect() as connection:
            return [(row.row, _chunk(row)) for row in connection.execute(statement)]

    def embedding_inputs(self, embedding_ids: Sequence[str]) -> dict[str, EmbeddingInput]:
        """What each of these embeddings is made from."""
        statement = select(tables.chunks).where(tables.chunks.c.embedding_id.in_(embedding_ids))
        with self.engine.connect() as connection:
            rows = connection.execute(statement).all()
        versions = {version_id: self.version(version_id) for version_id in {row.version_id for row in rows}}
        return {row.embedding_id: _embedding_input(row, versions[row.version_id]) for row in rows}

    def chunk_keys(self, version_ids: Iterable[str]) -> Iterator[list[ChunkKey]]:
        """What a search in memory needs of each chunk of these versions, in batches."""
        table = tables.chunks.c
        columns = (table.row, table.version_id, table.audience, table.embedding_id, table.start, table.end)
        with self.engine.connect() as connection:
            for batch in _batches(list(version_ids), 500):
                statement = select(*columns).where(table.version_id.in_(batch)).order_by(table.row)
                yield [ChunkKey(*row) for row in connection.execute(statement)]

    def staged_after(self, sequence: int) -> list[str]:
        """Versions staged after that sequence number and not purged since, oldest first."""
        table = tables.versions
        statement = (
            select(table.c.id)
            .where(table.c.staged_sequence > sequence, table.c.state != VersionState.PURGED)
            .order_by(table.c.staged_sequence)
        )
        with self.engine.connect() as connection:
            return list(connection.execute(statement).scalars())

    def sources(self) -> list[str]:
        """Names of the sources that files came from."""
        with self.engine.connect() as connection:
            return list(connection.execute(select(tables.files.c.source).distinct()).scalars())

    def files_of(self, source: str) -> dict[str, IndexedFile]:
        """What the last pass did with each file of a source, by path."""
        statement = select(tables.files).where(tables.files.c.source == source)
        with self.engine.connect() as connection:
            return {
                row.path: IndexedFile(row.content_hash, row.state, row.reason, row.version_id, row.receipt)
                for row in connection.execute(statement)
            }

    def counts(self) -> dict[str, int]:
        """How many versions stand in each state, and how many chunks there are."""
        by_state = select(tables.versions.c.state, func.count()).group_by(tables.versions.c.state)
        with self.engine.connect() as connection:
            counts = {str(state): int(number) for state, number in connection.execute(by_state)}
            counts["chunks"] = connection.execute(select(func.count()).select_from(tables.chunks)).scalar_one()
        return counts

    def fact(self, name: str) -> str | None:
        """A remembered fact about the index, such as the embedder that built it."""
        with self.engine.connect() as connection:
            statement = select(tables.facts.c.value).where(tables.facts.c.name == name)
            return connection.execute(statement).scalar_one_or_none()


def _embedding_input(row: Row[Any], version: Version) -> EmbeddingInput:
    text = embedded_text(version.description.title, decode_strings(row.heading_path), row.text)
    found = statement_spans(version.text, version.blocks, row.start, row.end)
    spans = tuple(Span(piece.span.start - row.start, piece.span.end - row.start) for piece in found)
    return EmbeddingInput(text, len(text) - len(row.text), spans)


def embedded_text(title: str, heading_path: Sequence[str], text: str) -> str:
    """What is embedded for a chunk: where it stands, then what it says."""
    place = [title, *(heading for heading in heading_path if heading != title and not text.startswith(heading))]
    return " > ".join(place) + "\n" + text


def current_sequence(connection: Connection) -> int:
    """Number of the latest change as this transaction sees it."""
    latest: int = connection.execute(select(func.coalesce(func.max(tables.changes.c.sequence), 0))).scalar_one()
    return latest


def version_visible_to(scope: Scope) -> ColumnElement[bool]:
    """The one SQL condition for which versions a scope sees; tags are checked on the rows it lets through."""
    return _admits_version(scope.groups, scope.kinds, scope.as_of)


def visible_to(scope: Scope) -> ColumnElement[bool]:
    """The one SQL condition for which chunks a scope sees."""
    return and_(version_visible_to(scope), _admits_chunk(scope.groups))


@lru_cache(maxsize=256)
def _confirmation(groups: frozenset[str], kinds: frozenset[DocumentKind]) -> Select[Any]:
    """What `confirm` asks, its rows and its moment left open: building it anew costs as much as running it."""
    as_of = bindparam("as_of", type_=tables.versions.c.in_force_from.type)
    return _passages().where(
        tables.chunks.c.row.in_(bindparam("rows", expanding=True)),
        _admits_version(groups, kinds, as_of),
        _admits_chunk(groups),
    )


def _admits_version(
    groups: frozenset[str], kinds: frozenset[DocumentKind], as_of: datetime | BindParameter[datetime]
) -> ColumnElement[bool]:
    table = tables.versions.c
    return and_(
        # Joined to nothing, so that SQLite does not take the index on it: nearly every version is searchable, and
        # beyond some thirty rows to confirm it would read them all.
        table.state.concat("").in_(SEARCHABLE),
        or_(table.in_force_from.is_(None), table.in_force_from <= as_of),
        or_(table.in_force_to.is_(None), table.in_force_to > as_of),
        table.kind.in_(sorted(kinds)),
        or_(*_names_one_of(table.audience, groups)),
    )


def _admits_chunk(groups: frozenset[str]) -> ColumnElement[bool]:
    audience = tables.chunks.c.audience
    return or_(audience == "", *_names_one_of(audience, groups))


def _names_one_of(audience: Column[Any], groups: frozenset[str]) -> list[ColumnElement[bool]]:
    named = (group for group in sorted(groups) if "|" not in group)  # with it, one would match several
    return [audience.contains(f"|{group}|", autoescape=True) for group in named]


def _passages() -> Select[Any]:
    joined = tables.chunks.join(tables.versions).join(tables.documents)
    return select(
        tables.chunks,
        tables.versions.c.description,
        tables.versions.c.in_force_from,
        tables.versions.c.in_force_to,
        tables.documents.c.id.label("document_id"),
        tables.documents.c.source,
        tables.documents.c.path,
        tables.versions.c.path.label("version_path"),
    ).select_from(joined)


def _passage(row: Row[Any]) -> Passage:
    return Passage(
        row=row.row,
        chunk=_chunk(row),
        document=Document(row.document_id, row.source, row.path),
        path=row.version_path,
        description=decode_description(row.description),
        in_force_from=row.in_force_from,
        in_force_to=row.in_force_to,
    )


def _chunk(row: Row[Any]) -> Chunk:
    return Chunk(
        id=row.id,
        version_id=row.version_id,
        ordinal=row.ordinal,
        start=row.start,
        end=row.end,
        text=row.text,
        heading_path=decode_strings(row.heading_path),
        page=row.page,
        audience=decode_groups(row.audience),
        is_internal=row.is_internal,
        embedding_id=row.embedding_id,
    )


def _version(row: Row[Any]) -> Version:
    return Version(
        id=row.id,
        document_id=row.document_id,
        content_hash=row.content_hash,
        state=VersionState(row.state),
        text=row.text,
        blocks=decode_blocks(row.blocks),
        description=decode_description(row.description),
        media_type=row.media_type,
        in_force_from=row.in_force_from,
        in_force_to=row.in_force_to,
    )


def _batches(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
