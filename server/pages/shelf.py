"""The documents somebody may see now, a page at a time, without reading their texts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, func, or_, select, true

from ingest.index import tables
from ingest.index.catalog import version_visible_to
from ingest.index.documents import Description, DocumentKind
from ingest.index.encoding import decode_description
from ingest.index.scope import Scope
from server.pages.wording import period

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One document in the list."""

    document_id: str
    path: str
    description: Description
    period: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of the list; `total` counts every page."""

    entries: tuple[Entry, ...]
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


def documents_on(engine: Engine, scope: Scope, words: str = "", page: int = 1) -> Shelf:
    """The documents whose title, owner and path contain all these words, by path."""
    versions, documents = tables.versions.c, tables.documents.c
    chosen = (
        select(documents.id, documents.path, versions.description, versions.in_force_from, versions.in_force_to)
        .join_from(tables.versions, tables.documents)
        .where(version_visible_to(scope), *(_may_contain(word) for word in words.split()))
        .order_by(documents.path, documents.id)
    )
    first = (page - 1) * PAGE_SIZE
    with engine.connect() as connection:
        if words.split():
            found = [entry for row in connection.execute(chosen) if _contains(entry := _entry(*row), words)]
            return Shelf(tuple(found[first : first + PAGE_SIZE]), len(found))
        total = connection.execute(select(func.count()).select_from(chosen.order_by(None).subquery())).scalar_one()
        shown = connection.execute(chosen.limit(PAGE_SIZE).offset(first))
        return Shelf(tuple(_entry(*row) for row in shown), total)


def _may_contain(word: str) -> ColumnElement[bool]:
    """Lets through every match and more: the description holds other things too, and SQLite folds only ASCII."""
    if not (word.isascii() and word.isalnum()):
        return true()
    return or_(
        tables.versions.c.description.icontains(word, autoescape=True),
        tables.documents.c.path.icontains(word, autoescape=True),
    )


def _contains(entry: Entry, words: str) -> bool:
    said = f"{entry.description.title} {entry.description.owner or ''} {entry.path}".casefold()
    return all(word in said for word in words.casefold().split())


def _entry(document_id: str, path: str, description: str, begins: datetime | None, ends: datetime | None) -> Entry:
    return Entry(document_id, path, decode_description(description), period(begins, ends))


def kinds_named(kind: str) -> frozenset[DocumentKind]:
    """The kind of this name; every kind for an empty or unknown name."""
    return frozenset({DocumentKind(kind)}) if kind in set(DocumentKind) else frozenset(DocumentKind)
