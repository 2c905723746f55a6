"""Makes an example of an approved answer: its question, its words, and the passages that it rests on."""

import re
from pathlib import Path

from evals.curation.documents import Shelf, file_of
from evals.curation.placing import reference_to
from evals.curation.question_id import question_id
from evals.golden_line import EvidenceLine, ExampleLine
from ingest.index.catalog import Catalog
from ingest.index.documents import Version

_MARKER = re.compile(r"\s*\[\d+\]")


def line_from_exemplar(version: Version, catalog: Catalog, shelf: Shelf, folder: Path) -> ExampleLine:
    """The example as a golden set in `folder` writes it."""
    description = version.description
    source = catalog.document(version.document_id).source
    evidence = tuple(
        EvidenceLine(document=_premise_path(premise.document, source, shelf, folder), quote=premise.quote)
        for premise in description.rests_on
    )
    question = description.questions[0] if description.questions else description.title
    skills = description.tags.get("skill", ())
    return ExampleLine(
        id=question_id(question),
        question=question,
        answerable=True,
        reference_answer=_without_markers(version.text),
        documents=tuple(dict.fromkeys(one.document for one in evidence)),
        evidence=evidence,
        tags={"skill": skills[0]} if len(skills) == 1 else {},
    )


def _premise_path(path: str, source: str, shelf: Shelf, folder: Path) -> str:
    """The file that a premise names within the exemplar's own source, as the golden set names it."""
    found = shelf.find(Path(file_of(source, path)))
    named = [mark for mark in found.versions if mark.file == file_of(source, path)] if found else []
    return reference_to(named[-1], folder) if named else path


def _without_markers(text: str) -> str:
    return _MARKER.sub("", text).strip()
