"""Small examples, answers and samples for the tests of measuring."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from evals.example import Evidence, Example
from evals.sample import CheckedCitation, CheckedPassage, Sample
from ingest.index.documents import DocumentKind
from server.answering.answer import Answer, Citation, Outcome

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

ANSWERABLE = Example(
    id="returns-1",
    question="How long is the return window?",
    answerable=True,
    reference_answer="Thirty days.",
    documents=(Path("/docs/a.txt"),),
    evidence=(Evidence(Path("/docs/a.txt"), 0, 11, "Thirty days"),),
    tags={"set": "plain", "kind": "policy"},
)
UNANSWERABLE = Example(
    id="moon-1", question="Do you ship to the moon?", answerable=False, tags={"set": "unanswerable", "kind": "policy"}
)


def expecting(*documents: str) -> Example:
    """An answerable example that expects these documents."""
    return replace(ANSWERABLE, documents=tuple(Path(document) for document in documents))


def ranking(example: Example, *documents: str, evidence_at: int | None = None) -> Sample:
    """A sample whose passages stand in these documents, the one at `evidence_at` (from 1) with evidence."""
    passages = (
        CheckedPassage(document, f"version of {document}", 0, 10, has_evidence=rank == evidence_at)
        for rank, document in enumerate(documents, start=1)
    )
    return Sample(example, passages=tuple(passages), search_confidence=0.5, is_asked=False)


def citation(number: int, quote: str, start: int = 0, path: str = "a.txt", version: str = "a1") -> Citation:
    """A citation of a policy."""
    return Citation(
        number=number,
        document="a",
        version=version,
        path=path,
        title="Returns",
        section="",
        kind=DocumentKind.POLICY,
        owner=None,
        start=start,
        end=start + len(quote),
        quote=quote,
        url="/documents/a",
        in_force_from=None,
        in_force_to=None,
        verified_at=None,
        is_internal=False,
        page=None,
    )


def answer(
    text: str = "Thirty days. [1]",
    outcome: Outcome = Outcome.ANSWERED,
    confidence: float = 0.9,
    citations: tuple[Citation, ...] = (),
    nearest: tuple[Citation, ...] = (),
) -> Answer:
    """An answer with nothing but what the metrics look at."""
    return Answer(
        id="answer",
        question="?",
        outcome=outcome,
        text=text,
        sentences=(),
        citations=citations,
        as_of=NOON,
        asked_at=NOON,
        confidence=confidence,
        nearest=nearest,
    )


ABSTENTION = answer("That is not in the documents.", Outcome.NOT_IN_DOCUMENTS, confidence=0.1)


def answering(example: Example, given: Answer | None, *checked: CheckedCitation) -> Sample:
    """A sample with this answer; without one, a failed sample."""
    return Sample(example, answer=given, citations=checked, errors=() if given else ("SubjectError: gone",))
