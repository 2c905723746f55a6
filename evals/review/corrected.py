"""Makes an example of a golden set from an answer that a reviewer corrected."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from evals.curation.documents import Shelf
from evals.curation.placing import reference_to
from evals.curation.question_id import question_id
from evals.example import ORDINARY_AGENT
from evals.golden_line import EvidenceLine, ExampleLine
from ingest.index.documents import EVERYONE
from server.answering.answer import Answer, Citation

_SAME_TIME = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reviewer makes of an answer. `audience` is that of whoever asked."""

    question: str
    reference_answer: str
    citations: Collection[int]
    is_answerable: bool
    tags: Mapping[str, str]
    audience: frozenset[str]


def corrected_line(answer: Answer, correction: Correction, shelf: Shelf, folder: Path) -> ExampleLine:
    """The example, with paths as a golden set in `folder` writes them.

    It asks as the asker did: for their groups, and by the rules of the day where that was not the day they asked.
    """
    chosen = [each for each in (*answer.citations, *answer.nearest) if each.number in correction.citations]
    evidence = [line for each in chosen if (line := _evidence(each, shelf, folder)) is not None]
    groups = correction.audience - {EVERYONE}
    return ExampleLine(
        id=question_id(correction.question, answer.id),
        question=correction.question,
        as_of=_as_of(answer),
        audience=None if groups == ORDINARY_AGENT else groups,
        answerable=correction.is_answerable,
        reference_answer=correction.reference_answer or None,
        documents=tuple(dict.fromkeys(line.document for line in evidence)),
        evidence=tuple(evidence),
        tags={name: value for name, value in correction.tags.items() if value},
    )


def _evidence(citation: Citation, shelf: Shelf, folder: Path) -> EvidenceLine | None:
    """The quotation with its file; offsets are left out, since those of the text are not those of the file."""
    mark = shelf.versions.get(citation.version)
    return None if mark is None else EvidenceLine(document=reference_to(mark, folder), quote=citation.quote)


def _as_of(answer: Answer) -> datetime | None:
    return answer.as_of if abs(answer.as_of - answer.asked_at) > _SAME_TIME else None
