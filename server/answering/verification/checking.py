"""Checks a sentence against the texts it rests on, by rules for English and without a model.

What the rules cannot see they do not doubt: a sentence that states nothing of the kind passes. After what summaries and
answers most often get wrong: Nan et al., Entity-level factual consistency of abstractive text summarization, EACL 2021;
Kryściński et al., Evaluating the factual consistency of abstractive text summarization, EMNLP 2020.
"""

from collections.abc import Iterator, Sequence

from ingest.index.sentences import Span
from server.answering.verification.day_findings import day_findings
from server.answering.verification.exchanged import exchange_findings
from server.answering.verification.figure_findings import figure_findings
from server.answering.verification.finding import Finding
from server.answering.verification.known import Known, known_from
from server.answering.verification.name_findings import name_findings
from server.answering.verification.negation_findings import negation_findings
from server.answering.verification.opposite_findings import opposite_findings
from server.answering.verification.quotations import is_quoted_from, quotation_findings, quoted_spans
from server.answering.verification.reading import read
from server.answering.verification.verbatim import is_verbatim

_OF_QUESTIONS = (name_findings, figure_findings, day_findings)
_RULES = (*_OF_QUESTIONS, exchange_findings, opposite_findings, negation_findings)


def check(sentence: str, sources: Sequence[str]) -> tuple[Finding, ...]:
    """What speaks against the sentence, in reading order; nothing where all it states follows from the sources.

    The first check against a source reads it, at a third of a millisecond for each of its sentences; the others do not.
    """
    known = known_from(tuple(sources))
    if is_verbatim(sentence, known):
        return ()
    return tuple(sorted(_findings(sentence, known), key=lambda finding: finding.span.start))


def _findings(sentence: str, known: Known) -> Iterator[Finding]:
    reading = read(sentence)
    yield from quotation_findings(reading.text, known)
    proven = [span for span in quoted_spans(reading.text) if is_quoted_from(reading.text[span.start : span.end], known)]
    for statement in reading.statements:
        for rule in _OF_QUESTIONS if statement.text.endswith("?") else _RULES:
            for finding in rule(statement, known):
                if not any(_lies_in(finding.span, span) for span in proven):
                    yield finding


def _lies_in(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
