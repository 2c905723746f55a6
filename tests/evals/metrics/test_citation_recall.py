"""How many pieces of the evidence are cited."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals.example import Evidence
from evals.metrics.citation_recall import CITATION_RECALL, recall
from evals.sample import CheckedCitation
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering, citation

FIRST = Evidence(Path("/docs/a.txt"), 0, 34, "Goods can be returned for 30 days.")
SECOND = Evidence(Path("/docs/b.txt"), 0, 30, "A fault is handled elsewhere..")
BOTH = replace(ANSWERABLE, evidence=(FIRST, SECOND))


def good(number: int) -> CheckedCitation:
    return CheckedCitation(number, has_evidence=True, resolves=True)


def test_each_piece_counts_once_however_often_it_is_cited() -> None:
    twice = (citation(1, FIRST.quote), citation(2, FIRST.quote, start=50))
    assert recall(answering(BOTH, answer(citations=twice), good(1), good(2))) == 0.5
    each = (citation(1, FIRST.quote), citation(2, SECOND.quote, path="b.txt", version="b1"))
    assert recall(answering(BOTH, answer(citations=each), good(1), good(2))) == 1


def test_a_citation_that_was_not_found_to_hold_evidence_does_not_count() -> None:
    poor = CheckedCitation(1, has_evidence=False, resolves=True)
    assert recall(answering(BOTH, answer(citations=(citation(1, FIRST.quote),)), poor)) == 0


def test_what_was_found_to_hold_evidence_counts_even_when_the_words_differ() -> None:
    reworded = citation(1, "30 days: the time in which you may return goods.")
    assert recall(answering(ANSWERABLE, answer(citations=(reworded,)), good(1))) == 1


def test_abstentions_and_failures_score_zero_and_what_has_no_evidence_is_not_scored() -> None:
    samples = [
        answering(BOTH, answer(citations=(citation(1, FIRST.quote),)), good(1)),
        answering(BOTH, ABSTENTION),
        answering(BOTH, None),
        answering(UNANSWERABLE, answer()),
    ]
    score = CITATION_RECALL.measure(samples)
    assert score is not None
    assert score.value == pytest.approx(1 / 6)
    assert (score.n, score.not_scored) == (3, 1)
