"""Finds the indexed documents that are meant by what was brought from elsewhere, and those that hold a quotation."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from evals.curation.documents import VersionMark
from evals.curation.layout import BroughtExample
from evals.curation.validation import Validator, absolute
from evals.golden_line import EvidenceLine, ExampleLine, relative_to
from ingest.index import tables
from ingest.index.catalog import SEARCHABLE, Catalog

FindVersions = Callable[[str], Iterable[str]]
"""Gives ids of versions that may hold a quotation."""
_LONGEST_LOOKED_FOR = 200


@dataclass(frozen=True, slots=True)
class Placed:
    """An example whose paths are those of a golden set here, and how many of its quotations were found nowhere."""

    line: ExampleLine
    unplaced: int = 0


class Placer:
    """Writes paths anew. What cannot be found keeps the path it came with, and is shown as unknown later."""

    def __init__(self, validator: Validator, find_versions: FindVersions) -> None:
        self._validator = validator
        self._find_versions = find_versions

    def place(self, brought: BroughtExample, from_folder: Path, to_folder: Path) -> Placed:
        """The example as a golden set in `to_folder` writes it, where paths were relative to `from_folder`."""

        def placed(path: str) -> str:
            return self._place(path, from_folder, to_folder)

        line = brought.line
        evidence = [one.model_copy(update={"document": placed(one.document)}) for one in line.evidence]
        documents = [placed(path) for path in line.documents]
        found = [self._quoted(quote, documents, to_folder) for quote in brought.loose_quotes]
        evidence += [one for one in found if one]
        documents += [one.document for one in found if one]
        line = line.with_documents(tuple(dict.fromkeys(documents)), tuple(evidence))
        return Placed(line, unplaced=found.count(None))

    def _place(self, path: str, from_folder: Path, to_folder: Path) -> str:
        shelf = self._validator.documents.shelf()
        for folder in (from_folder, to_folder):
            if shelf.find(absolute(folder, path)) is not None:
                return relative_to(absolute(folder, path), to_folder.resolve())
        alike = shelf.ending_with(path)
        if len(alike) == 1:
            return _reference(alike[0], to_folder)
        return path if from_folder == to_folder else relative_to(absolute(from_folder, path), to_folder.resolve())

    def _quoted(self, quote: str, documents: Sequence[str], folder: Path) -> EvidenceLine | None:
        """The quotation with a document that holds it now, one of these rather than another."""
        for document in documents:
            found = self._validator.documents.shelf().find(absolute(folder, document))
            evidence = EvidenceLine(document=document, quote=quote)
            if found and self._validator.span_in(evidence, found.versions[-1].id):
                return evidence
        for version_id in self._find_versions(quote):
            mark = self._validator.documents.shelf().versions.get(version_id)
            if mark and self._validator.span_in(EvidenceLine(document=mark.file, quote=quote), version_id):
                return EvidenceLine(document=_reference(mark.file, folder), quote=quote)
        return None


def reference_to(mark: VersionMark, folder: Path) -> str:
    """The file of a version as a golden set in `folder` names it."""
    return _reference(mark.file, folder)


def find_by_text(catalog: Catalog) -> FindVersions:
    """Looks for the longest line of a quotation in every text, for where no search is at hand."""

    def find(quote: str) -> list[str]:
        words = max(quote.splitlines(), key=len).strip()[:_LONGEST_LOOKED_FOR]
        table = tables.versions.c
        statement = select(table.id).where(table.state.in_(SEARCHABLE), table.text.contains(words, autoescape=True))
        with catalog.engine.connect() as connection:
            return list(connection.execute(statement.limit(5)).scalars())

    return find


def _reference(file: str, folder: Path) -> str:
    return relative_to(Path(file), folder.resolve()) if Path(file).is_absolute() else file
