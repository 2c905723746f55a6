"""Checks what came back against what an example expects."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath

from evals.evidence import locate, resembles
from evals.example import Evidence, Example
from evals.metrics.token_f1 import token_f1
from evals.normalised_text import Span
from evals.sample import CheckedCitation, CheckedPassage
from evals.subject import IndexedText, RetrievedPassage
from server.answering.answer import Citation


class Checker:
    """Checks passages and citations; asks for the text of each version once."""

    def __init__(self, version_text: Callable[[str], IndexedText | None]) -> None:
        self._text_of = lru_cache(maxsize=None)(version_text)
        self._spans_in = lru_cache(maxsize=None)(self._locate)

    def check_passages(self, example: Example, passages: Sequence[RetrievedPassage]) -> tuple[CheckedPassage, ...]:
        """Which passages stand in expected documents and overlap evidence."""
        return tuple(
            CheckedPassage(
                document=_as_expected(passage.document, example),
                version=passage.version,
                start=passage.start,
                end=passage.end,
                has_evidence=any(self._holds(passage, evidence) for evidence in example.evidence),
            )
            for passage in passages
        )

    def check_citations(self, example: Example, citations: Sequence[Citation]) -> tuple[CheckedCitation, ...]:
        """Which citations overlap evidence, and which say what their version says."""
        return tuple(self._check_citation(example, citation) for citation in citations)

    def first_passage_f1(self, example: Example, passages: Sequence[RetrievedPassage]) -> float | None:
        """How many words the first passage shares with the reference answer; `None` without either."""
        if not passages or not example.reference_answer:
            return None
        return token_f1(self._words_of(passages[0]), example.reference_answer)

    def misses_evidence(self, example: Example, passages: Sequence[RetrievedPassage]) -> bool:
        """Whether a document was found but a quote of it stands in none of its versions that were found."""
        for evidence in example.evidence:
            read = {passage.version for passage in passages if is_document(passage.document, evidence.document)}
            if read and not any(self._spans_in(evidence, version) for version in read):
                return True
        return False

    def _check_citation(self, example: Example, citation: Citation) -> CheckedCitation:
        indexed = self._text_of(citation.version)
        cited = RetrievedPassage(
            document=indexed.document if indexed else citation.path,
            version=citation.version,
            start=citation.start,
            end=citation.end,
            text=citation.quote,
        )
        return CheckedCitation(
            number=citation.number,
            has_evidence=any(self._holds(cited, evidence) for evidence in example.evidence),
            resolves=indexed is not None
            and 0 <= citation.start < citation.end
            and indexed.text[citation.start : citation.end] == citation.quote,
        )

    def _holds(self, passage: RetrievedPassage, evidence: Evidence) -> bool:
        if not is_document(passage.document, evidence.document):
            return False
        spans = self._spans_in(evidence, passage.version)
        if not spans:
            return resembles(evidence.quote, self._words_of(passage))
        return any(span.overlaps(Span(passage.start, passage.end)) for span in spans)

    def _words_of(self, passage: RetrievedPassage) -> str:
        if passage.text is not None:
            return passage.text
        indexed = self._text_of(passage.version)
        return indexed.text[passage.start : passage.end] if indexed else ""

    def _locate(self, evidence: Evidence, version: str) -> tuple[Span, ...]:
        indexed = self._text_of(version)
        if indexed is None:
            return ()
        file = evidence.document
        return locate(evidence, indexed.text, file.stat().st_size if file.is_file() else None)


@lru_cache(maxsize=8192)
def is_document(found: str, expected: Path) -> bool:
    """Whether a path, or the end of one, names the expected document."""
    path = PurePosixPath(found)
    if path.is_absolute():
        return path == PurePosixPath(expected.as_posix())
    parts = path.parts
    return bool(parts) and expected.parts[-len(parts) :] == parts


def _as_expected(found: str, example: Example) -> str:
    return next((str(expected) for expected in example.documents if is_document(found, expected)), found)
