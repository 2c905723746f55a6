"""How confidence separates what can be answered from what cannot."""

import math
import statistics
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from evals.metrics.abstention_auroc import ABSTENTION_AUROC, measure_abstention
from evals.sample import Sample
from tests.evals.examples import ANSWERABLE, UNANSWERABLE, answer, answering, ranking

CONFIDENCES = st.lists(st.sampled_from([0.0, 0.2, 0.5, 0.5000001, 0.9, 1.0]), min_size=1, max_size=12)


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


@given(CONFIDENCES, CONFIDENCES)
def test_it_agrees_with_scikit_learn(answerable: list[float], unanswerable: list[float]) -> None:
    truth = [1] * len(answerable) + [0] * len(unanswerable)
    value = roc_auc_score(truth, answerable + unanswerable)
    samples = [*answered(*answerable), *unanswered(*unanswerable)]
    score = ABSTENTION_AUROC.measure(samples)
    assert score is not None
    assert score.value == pytest.approx(value, abs=1e-9)
    assert score.low - 1e-9 <= score.high
    assert ABSTENTION_AUROC.value(samples) == score.value


@given(st.lists(CONFIDENCES, min_size=2, max_size=3), CONFIDENCES)
def test_of_repeats_it_is_the_mean_even_where_one_lacks_examples(
    repeats: list[list[float]], others: list[float]
) -> None:
    samples: list[Sample] = []
    values = []
    for repeat, answerable in enumerate(repeats):
        asked = [*answered(*answerable), *unanswered(*others)]
        samples += [replace(sample, repeat=repeat) for sample in asked]
        values.append(roc_auc_score([1] * len(answerable) + [0] * len(others), answerable + others))
    score = ABSTENTION_AUROC.measure(samples)
    assert score is not None
    assert score.value == pytest.approx(sum(values) / len(values), abs=1e-9)
    assert score.n == max(map(len, repeats)) + len(others)
    assert score.spread == pytest.approx(statistics.stdev(values), abs=1e-9)


def test_confidence_that_is_no_probability_is_not_scored() -> None:
    samples = [*answered(0.9, math.nan), *unanswered(0.1, 1.5)]
    score = ABSTENTION_AUROC.measure(samples)
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (1, 2, 2)
    assert ABSTENTION_AUROC.measure(answered(0.9)) is None
    assert ABSTENTION_AUROC.value(answered(0.9)) is None
