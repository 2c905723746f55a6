"""How far confidence is from how often the documents answer."""

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve

from evals.metrics.calibration_error import BINS, CALIBRATION_ERROR
from evals.sample import Sample
from tests.evals.examples import ANSWERABLE, UNANSWERABLE, answer, answering

STATED = st.lists(
    st.tuples(st.booleans(), st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.1, 0.2, 0.3, 0.7, 0.9, 1.0]))),
    min_size=1,
    max_size=40,
)


def sample(is_answerable: bool, confidence: float, repeat: int = 0) -> Sample:
    """A sample with this confidence."""
    example = replace(ANSWERABLE, answerable=is_answerable)
    return replace(answering(example, answer(confidence=confidence)), repeat=repeat)


def test_two_bins_count_by_how_many_examples_they_hold() -> None:
    # Three with 0.75, of which two are answerable; one with 0.25, which is not.
    samples = [sample(True, 0.75), sample(True, 0.75), sample(False, 0.75), sample(False, 0.25)]
    score = CALIBRATION_ERROR.measure(samples)
    assert score is not None
    assert score.value == pytest.approx(3 / 4 * (0.75 - 2 / 3) + 1 / 4 * 0.25)
    assert (score.n, score.not_scored) == (4, 0)
    assert CALIBRATION_ERROR.value(samples) == score.value


def test_failures_are_sure_of_the_wrong_and_what_is_no_probability_is_not_scored() -> None:
    samples = [answering(ANSWERABLE, None), answering(UNANSWERABLE, None), sample(True, math.nan)]
    score = CALIBRATION_ERROR.measure(samples)
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (1, 2, 1)


def test_without_examples_there_is_no_error() -> None:
    assert CALIBRATION_ERROR.measure([]) is None
    assert CALIBRATION_ERROR.value([]) is None


def test_of_repeats_it_is_the_mean() -> None:
    samples = [sample(True, 0.95), sample(False, 0.05), sample(True, 0.75, repeat=1), sample(False, 0.05, repeat=1)]
    score = CALIBRATION_ERROR.measure(samples)
    assert score is not None
    # 0.05 in the first repeat; the mean of 0.25 and 0.05 in the second.
    assert score.value == pytest.approx((0.05 + 0.15) / 2)
    assert score.spread == pytest.approx(0.1 / math.sqrt(2))
    assert score.n == 2


def test_the_interval_of_what_is_well_calibrated_reaches_down_to_nothing() -> None:
    generator = np.random.default_rng(3)
    confidences = generator.random(400)
    samples = [sample(bool(generator.random() < each), float(each)) for each in confidences]
    score = CALIBRATION_ERROR.measure(samples)
    assert score is not None
    assert score.low <= score.value <= score.high < 0.12


@given(STATED)
def test_it_agrees_with_bins_filled_one_by_one(stated: list[tuple[bool, float]]) -> None:
    edges = np.linspace(0, 1, BINS + 1)
    error = 0.0
    for low, high in pairwise(edges):
        held = [(kind, each) for kind, each in stated if low < each <= high or (low == 0 and each == 0)]
        if held:
            gap = sum(each for _, each in held) / len(held) - sum(kind for kind, _ in held) / len(held)
            error += len(held) / len(stated) * abs(gap)
    score = CALIBRATION_ERROR.measure([sample(*each) for each in stated])
    assert score is not None
    assert score.value == pytest.approx(error, abs=1e-9)
    assert 0 <= score.low <= score.high


@given(STATED.filter(lambda stated: len({kind for kind, _ in stated}) == 2))
def test_its_bins_agree_with_scikit_learn(stated: list[tuple[bool, float]]) -> None:
    confidences = np.array([each for _, each in stated])
    shares, means = calibration_curve([kind for kind, _ in stated], confidences, n_bins=BINS, strategy="uniform")
    # That it does not tell how many examples a bin holds, we count by its own edges.
    places = np.searchsorted(np.linspace(0, 1, BINS + 1)[1:-1], confidences)
    counts = np.bincount(places, minlength=BINS)
    error = float((counts[counts > 0] / len(stated)) @ np.abs(shares - means))
    assert CALIBRATION_ERROR.value([sample(*each) for each in stated]) == pytest.approx(error, abs=1e-9)
