"""Which indexed document a path of a golden set means, and which of its versions was the rule when."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import select

from evals.checking import is_document
from ingest.index import tables
from ingest.index.audience import READABLE
from ingest.index.catalog import Catalog
from ingest.index.documents import VersionState
from server.answering.citations import reader_url

_TEXTS = 512


@dataclass(frozen=True, slots=True)
class VersionMark:
    """One version without its text; `number` counts the versions of its document from the oldest, which is 1."""

    id: str
    document_id: str
    number: int
    file: str
    """Its file as an absolute path, or as much of it as the source knows."""
    state: VersionState
    in_force_from: datetime | None
    in_force_to: datetime | None

    @property
    def url(self) -> str:
        """Where the reader shows it."""
        return reader_url(self.document_id, self.id)

    def holds_at(self, moment: datetime) -> bool:
        """Whether it was the rule at that moment."""
        begun = self.in_force_from is None or self.in_force_from <= moment
        ended = self.in_force_to is not None and self.in_force_to <= moment
        return self.state is not VersionState.RETIRED and begun and not ended


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document with every version that was ever the rule, oldest first."""

    id: str
    versions: tuple[VersionMark, ...]

    def at(self, moment: datetime) -> VersionMark | None:
        """The version that was the rule at that moment; none where the document was not in force."""
        return next((version for version in reversed(self.versions) if version.holds_at(moment)), None)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents as the catalog had them at one moment."""

    sequence: int
    documents: Mapping[str, IndexedDocument]
    versions: Mapping[str, VersionMark]
    by_file: Mapping[str, str]
    by_name: Mapping[str, list[str]]
    by_stem: Mapping[str, list[str]]

    def find(self, path: Path) -> IndexedDocument | None:
        """The document that came from this file, in whichever version."""
        found = self.by_file.get(path.as_posix())
        if found is None:
            named = (file for file in self.by_name.get(path.name, ()) if not PurePosixPath(file).is_absolute())
            file = next((file for file in named if is_document(file, path)), None)
            found = self.by_file[file] if file else None
        return self.documents[found] if found else None

    def ending_with(self, path: str) -> list[str]:
        """The files whose path ends so, whatever folders stand before it; the ending of the name may be left out."""
        parts = tuple(part for part in PurePosixPath(path).parts if part not in ("..", "/"))
        if not parts:
            return []
        *folders, name = parts
        named = dict.fromkeys((*self.by_name.get(name, ()), *self.by_stem.get(name, ())))
        return [file for file in named if list(PurePosixPath(file).parts[-len(parts) : -1]) == folders]


class IndexedDocuments:
    """The documents of one catalog; reads them again after every change to it."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._read = lru_cache(maxsize=1)(self._all)
        self.text = lru_cache(maxsize=_TEXTS)(self._text)
        """The text of a version; empty where there is no such version."""

    def shelf(self) -> Shelf:
        """The documents as they are now."""
        return self._read(self._catalog.sequence())

    def folders(self) -> list[str]:
        """The folders that documents were indexed from."""
        return [source for source in sorted(self._catalog.sources()) if PurePosixPath(source).is_absolute()]

    def _all(self, sequence: int) -> Shelf:
        versions, documents = tables.versions.c, tables.documents.c
        statement = (
            select(
                versions.id,
                versions.document_id,
                versions.path,
                versions.state,
                versions.in_force_from,
                versions.in_force_to,
                documents.source,
                documents.path.label("document_path"),
            )
            .join_from(tables.versions, tables.documents)
            .where(versions.state.in_([*READABLE]))
            .order_by(versions.starts_at.asc().nulls_first(), versions.staged_sequence)
        )
        with self._catalog.engine.connect() as connection:
            return _shelf_of(sequence, connection.execute(statement).all())

    def _text(self, version_id: str) -> str:
        statement = select(tables.versions.c.text).where(tables.versions.c.id == version_id)
        with self._catalog.engine.connect() as connection:
            return connection.execute(statement).scalar_one_or_none() or ""


def _shelf_of(sequence: int, rows: Sequence[Any]) -> Shelf:  # Any: rows of the columns chosen above
    marks: dict[str, list[VersionMark]] = defaultdict(list)
    by_file: dict[str, str] = {}
    own: dict[str, str] = {}
    for row in rows:
        file = file_of(row.source, row.path)
        number = len(marks[row.document_id]) + 1
        marks[row.document_id].append(
            VersionMark(
                row.id,
                row.document_id,
                number,
                file,
                VersionState(row.state),
                row.in_force_from,
                row.in_force_to,
            )
        )
        by_file[file] = row.document_id
        own[file_of(row.source, row.document_path)] = row.document_id
    by_file |= {file: document_id for file, document_id in own.items() if file not in by_file}
    by_name: dict[str, list[str]] = defaultdict(list)
    by_stem: dict[str, list[str]] = defaultdict(list)
    for file in by_file:
        by_name[PurePosixPath(file).name].append(file)
        by_stem[PurePosixPath(file).stem].append(file)
    documents = {document_id: IndexedDocument(document_id, tuple(found)) for document_id, found in marks.items()}
    versions = {mark.id: mark for found in marks.values() for mark in found}
    return Shelf(sequence, documents, versions, by_file, dict(by_name), dict(by_stem))


def file_of(source: str, path: str) -> str:
    """The file as an absolute path where the source is a folder, else the path within the source."""
    return (Path(source) / path).as_posix() if Path(source).is_absolute() else path
