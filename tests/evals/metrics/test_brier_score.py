"""How far confidence is from the truth, question by question."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss

from evals.metrics.brier_score import BRIER_SCORE
from evals.sample import Sample
from tests.evals.examples import ANSWERABLE, UNANSWERABLE, answer, answering


def sample(is_answerable: bool, confidence: float) -> Sample:
    """A sample with this confidence."""
    return answering(replace(ANSWERABLE, answerable=is_answerable), answer(confidence=confidence))


def test_always_saying_a_half_gets_a_quarter() -> None:
    score = BRIER_SCORE.measure([sample(True, 0.5), sample(False, 0.5), sample(False, 0.5)])
    assert score is not None
    assert score.value == 0.25


def test_failures_score_one_and_what_is_no_probability_is_not_scored() -> None:
    samples = [answering(ANSWERABLE, None), answering(UNANSWERABLE, None), sample(True, math.nan), sample(True, -1)]
    score = BRIER_SCORE.measure(samples)
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (1, 2, 2)


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1, max_size=40))
def test_it_agrees_with_scikit_learn(stated: list[tuple[bool, float]]) -> None:
    value = brier_score_loss([kind for kind, _ in stated], [confidence for _, confidence in stated], pos_label=True)
    score = BRIER_SCORE.measure([sample(kind, confidence) for kind, confidence in stated])
    assert score is not None
    assert score.value == pytest.approx(value, abs=1e-9)
