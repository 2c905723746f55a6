"""Discounted gain of documents, on rankings small enough to count."""

from math import log2

import pytest
import pytrec_eval
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.ndcg import NDCG, ndcg
from tests.evals.examples import UNANSWERABLE, expecting, ranking

DOCUMENTS = [f"/docs/{number}" for number in range(14)]


def test_one_document_at_rank_three_gains_a_half() -> None:
    assert ndcg(ranking(expecting("/docs/c"), "/docs/a", "/docs/b", "/docs/c")) == pytest.approx(0.5)


def test_two_documents_at_ranks_one_and_three() -> None:
    sample = ranking(expecting("/docs/a", "/docs/c"), "/docs/a", "/docs/b", "/docs/c")
    assert ndcg(sample) == pytest.approx(1.5 / (1 + 1 / log2(3)))


def test_a_document_after_the_tenth_gains_nothing() -> None:
    assert ndcg(ranking(expecting("/docs/10"), *DOCUMENTS)) == 0


def test_a_question_without_an_answer_is_not_scored() -> None:
    assert NDCG.measure([ranking(UNANSWERABLE, "/docs/a")]) is None


@given(st.lists(st.sampled_from(DOCUMENTS)), st.sets(st.sampled_from(DOCUMENTS), min_size=1))
def test_it_lies_between_nothing_and_all(ranked: list[str], expected: set[str]) -> None:
    value = ndcg(ranking(expecting(*expected), *ranked))
    assert value is not None
    assert 0 <= value <= 1 + 1e-12


@given(st.permutations(DOCUMENTS), st.integers(1, 14))
def test_a_perfect_ranking_gains_all(ranked: list[str], count: int) -> None:
    assert ndcg(ranking(expecting(*ranked[:count]), *ranked)) == pytest.approx(1)


@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(DOCUMENTS)), st.sets(st.sampled_from(DOCUMENTS), min_size=1)), min_size=1
    )
)
def test_it_agrees_with_trec_eval(rankings: list[tuple[list[str], set[str]]]) -> None:
    relevant = {str(place): dict.fromkeys(expected, 1) for place, (_, expected) in enumerate(rankings)}
    scored = {
        str(place): {document: -float(rank) for rank, document in enumerate(dict.fromkeys(ranked))}
        for place, (ranked, _) in enumerate(rankings)
    }
    theirs = pytrec_eval.RelevanceEvaluator(relevant, {"ndcg_cut.10"}).evaluate(scored)
    for place, (ranked, expected) in enumerate(rankings):
        # What retrieved nothing is missing from theirs, and zero in ours.
        value = theirs.get(str(place), {"ndcg_cut_10": 0.0})["ndcg_cut_10"]
        assert ndcg(ranking(expecting(*sorted(expected)), *ranked)) == pytest.approx(value, abs=1e-9)
