"""What documents are called and who owns them, for somebody who looks at figures about them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Engine, select

from ingest.index import tables
from ingest.index.audience import READABLE
from ingest.index.documents import EVERYONE
from ingest.index.encoding import decode_description

_BATCH = 500


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A document as its newest version describes it; `url` leads to the reader."""

    document: str
    title: str
    path: str
    source: str
    owner: str | None

    @property
    def url(self) -> str:
        """Where it is read."""
        return f"/documents/{self.document}"


def read_document_names(
    engine: Engine, documents: Collection[str], audience: frozenset[str]
) -> dict[str, DocumentName]:
    """Of these documents those that people in these groups may read."""
    wanted = sorted(documents)
    names: dict[str, DocumentName] = {}
    for start in range(0, len(wanted), _BATCH):
        names |= _read(engine, wanted[start : start + _BATCH], audience | {EVERYONE})
    return names


def _read(engine: Engine, documents: Collection[str], groups: frozenset[str]) -> dict[str, DocumentName]:
    version, document = tables.versions.c, tables.documents.c
    statement = (
        select(document.id, document.path, document.source, version.description)
        .join_from(tables.versions, tables.documents)
        .where(document.id.in_(documents), version.state.in_(READABLE))
        .order_by(version.published_at, version.staged_sequence)
    )
    names: dict[str, DocumentName] = {}
    with engine.connect() as connection:
        for row in connection.execute(statement):
            description = decode_description(row.description)
            names.pop(row.id, None)
            if description.audience & groups:
                names[row.id] = DocumentName(row.id, description.title, row.path, row.source, description.owner)
    return names
