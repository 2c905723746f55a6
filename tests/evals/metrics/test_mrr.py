"""The rank of the first expected document."""

import pytest
import pytrec_eval
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.mrr import MRR, reciprocal_rank
from tests.evals.examples import UNANSWERABLE, expecting, ranking

DOCUMENTS = [f"/docs/{letter}" for letter in "abcdefgh"]


def test_the_first_expected_document_at_rank_two_scores_a_half() -> None:
    assert reciprocal_rank(ranking(expecting("/docs/b", "/docs/c"), "/docs/a", "/docs/a", "/docs/b", "/docs/c")) == 0.5


def test_no_expected_document_scores_zero() -> None:
    assert reciprocal_rank(ranking(expecting("/docs/b"), "/docs/a")) == 0


def test_the_mean_of_a_first_and_a_missing_document_is_a_half() -> None:
    found, missing = ranking(expecting("/docs/a"), "/docs/a"), ranking(expecting("/docs/a"))
    score = MRR.measure([found, missing, ranking(UNANSWERABLE, "/docs/a")])
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (0.5, 2, 1)


@given(st.lists(st.sampled_from(DOCUMENTS)), st.sets(st.sampled_from(DOCUMENTS), min_size=1))
def test_it_is_one_exactly_when_an_expected_document_comes_first(ranked: list[str], expected: set[str]) -> None:
    value = reciprocal_rank(ranking(expecting(*expected), *ranked))
    assert value is not None
    assert 0 <= value <= 1
    assert (value == 1) is bool(ranked and ranked[0] in expected)


@given(st.lists(st.sampled_from(DOCUMENTS), min_size=1), st.sets(st.sampled_from(DOCUMENTS), min_size=1))
def test_it_agrees_with_trec_eval(ranked: list[str], expected: set[str]) -> None:
    scored = {document: -float(rank) for rank, document in enumerate(dict.fromkeys(ranked))}
    evaluator = pytrec_eval.RelevanceEvaluator({"q": dict.fromkeys(expected, 1)}, {"recip_rank"})
    value = evaluator.evaluate({"q": scored})["q"]["recip_rank"]
    assert reciprocal_rank(ranking(expecting(*sorted(expected)), *ranked)) == pytest.approx(value, abs=1e-9)
