"""Recall of documents, on rankings small enough to count."""

import ir_measures
import pytest
import pytrec_eval
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.document_recall import DOCUMENT_RECALL, document_recall
from tests.evals.examples import UNANSWERABLE, expecting, ranking

DOCUMENTS = [f"/docs/{letter}" for letter in "abcdefgh"]


def test_a_document_counts_at_the_rank_of_its_first_passage() -> None:
    sample = ranking(expecting("/docs/b"), "/docs/a", "/docs/a", "/docs/b", "/docs/b")
    assert document_recall(sample, 1) == 0
    assert document_recall(sample, 2) == 1


def test_half_of_two_expected_documents_is_a_half() -> None:
    sample = ranking(expecting("/docs/a", "/docs/b"), "/docs/c", "/docs/b")
    assert document_recall(sample, 5) == 0.5


def test_it_is_measured_at_five_and_at_ten() -> None:
    sample = ranking(expecting("/docs/h"), *DOCUMENTS)
    scores = {metric.name: metric.measure([sample]) for metric in DOCUMENT_RECALL}
    assert list(scores) == ["document_recall@5", "document_recall@10"]
    assert [score.value for score in scores.values() if score] == [0, 1]


def test_questions_without_expected_documents_are_not_scored() -> None:
    metric = DOCUMENT_RECALL[0]
    score = metric.measure([ranking(UNANSWERABLE, "/docs/a"), ranking(expecting("/docs/a"))])
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (0, 1, 1)
    assert metric.measure([ranking(expecting(), "/docs/a")]) is None


@given(st.lists(st.sampled_from(DOCUMENTS)), st.sets(st.sampled_from(DOCUMENTS), min_size=1), st.integers(1, 10))
def test_it_lies_between_nothing_and_all_and_grows_with_k(ranked: list[str], expected: set[str], k: int) -> None:
    sample = ranking(expecting(*expected), *ranked)
    shorter, longer = document_recall(sample, k), document_recall(sample, k + 1)
    assert shorter is not None
    assert longer is not None
    assert 0 <= shorter <= longer <= 1


@given(st.permutations(DOCUMENTS), st.integers(1, 8))
def test_a_perfect_ranking_has_all_whatever_the_order_at_the_top(ranked: list[str], count: int) -> None:
    sample = ranking(expecting(*sorted(ranked[:count])), *ranked)
    assert document_recall(sample, count) == pytest.approx(1)


@given(st.lists(st.sampled_from(DOCUMENTS), min_size=1), st.sets(st.sampled_from(DOCUMENTS), min_size=1))
def test_it_agrees_with_trec_eval_and_ir_measures(ranked: list[str], expected: set[str]) -> None:
    scored = {document: -float(rank) for rank, document in enumerate(dict.fromkeys(ranked))}
    relevant = dict.fromkeys(expected, 1)
    trec = pytrec_eval.RelevanceEvaluator({"q": relevant}, {"recall.5,10"}).evaluate({"q": scored})["q"]
    measures = ir_measures.calc_aggregate([ir_measures.R @ 5, ir_measures.R @ 10], {"q": relevant}, {"q": scored})
    for k in (5, 10):
        value = document_recall(ranking(expecting(*sorted(expected)), *ranked), k)
        assert value == pytest.approx(trec[f"recall_{k}"], abs=1e-9)
        assert value == pytest.approx(measures[ir_measures.R @ k], abs=1e-9)
