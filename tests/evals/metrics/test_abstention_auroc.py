"""How confidence separates what can be answered from what cannot."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.abstention_auroc import measure_abstention
from evals.sample import Sample
from tests.evals.examples import ANSWERABLE, UNANSWERABLE, answer, answering, ranking

CONFIDENCES = st.lists(st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0]), min_size=1, max_size=6)


def answered(*confidences: float) -> list[Sample]:
    """Answerable samples with these confidences."""
    return [answering(ANSWERABLE, answer(confidence=confidence)) for confidence in confidences]


def unanswered(*confidences: float) -> list[Sample]:
    """Unanswerable samples with these confidences."""
    return [answering(UNANSWERABLE, answer(confidence=confidence)) for confidence in confidences]


def test_it_counts_pairs_with_ties_as_halves() -> None:
    score = measure_abstention(answered(0.9, 0.5), unanswered(0.5, 0.1))
    assert score is not None
    assert (score.value, score.n) == (3.5 / 4, 4)


def test_perfect_separation_is_one_with_a_certain_interval() -> None:
    score = measure_abstention(answered(0.9, 0.8, 0.7), unanswered(0.1, 0.2))
    assert score is not None
    assert (score.low, score.value, score.high) == pytest.approx((1, 1, 1))


def test_failures_count_as_badly_as_they_can() -> None:
    no_answer = measure_abstention([answering(ANSWERABLE, None)], unanswered(0.1))
    no_abstention = measure_abstention(answered(0.9), [answering(UNANSWERABLE, None)])
    assert no_answer is not None
    assert no_abstention is not None
    assert (no_answer.value, no_abstention.value) == (0, 0)


def test_where_only_retrieval_was_measured_its_confidence_counts() -> None:
    found = [replace(ranking(ANSWERABLE), search_confidence=0.9)]
    not_found = [replace(ranking(UNANSWERABLE), search_confidence=0.1)]
    score = measure_abstention(found, not_found)
    assert score is not None
    assert score.value == 1


def test_one_kind_alone_cannot_be_separated() -> None:
    assert measure_abstention(answered(0.9), []) is None
    assert measure_abstention([], unanswered(0.9)) is None


@given(CONFIDENCES, CONFIDENCES)
def test_order_does_not_matter_and_exchanging_the_kinds_mirrors_it(high: list[float], low: list[float]) -> None:
    score = measure_abstention(answered(*high), unanswered(*low))
    reversed_score = measure_abstention(answered(*high[::-1]), unanswered(*low[::-1]))
    mirrored = measure_abstention(answered(*low), unanswered(*high))
    assert score is not None
    assert mirrored is not None
    assert score == reversed_score
    assert 0 <= score.low <= score.high <= 1 + 1e-12
    assert score.value + mirrored.value == pytest.approx(1)
