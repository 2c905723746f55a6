from dataclasses import replace

import pytest

from evals.metrics.calibration_error import CALIBRATION_ERROR
from evals.reliability import reliability
from evals.sample import Sample
from tests.evals.examples import ANSWERABLE, answer, answering


def sample(is_answerable: bool, confidence: float) -> Sample:
    """A sample with this confidence."""
    return answering(replace(ANSWERABLE, answerable=is_answerable), answer(confidence=confidence))


SAMPLES = [sample(True, 0.75), sample(True, 0.8), sample(False, 0.75), sample(False, 0.25)]


def test_what_was_stated_stands_beside_what_came() -> None:
    unsure, sure = reliability(SAMPLES)
    assert (unsure.low, unsure.high, unsure.answerable.value, unsure.answerable.n) == (0.2, 0.3, 0.0, 1)
    assert sure.confidence == pytest.approx(2.3 / 3)
    assert sure.answerable.value == pytest.approx(2 / 3)
    assert sure.answerable.low < 2 / 3 < sure.answerable.high
    assert not sure.is_off


def test_its_distances_are_the_calibration_error() -> None:
    bins = reliability(SAMPLES)
    distance = sum(one.answerable.n * abs(one.confidence - one.answerable.value) for one in bins) / len(SAMPLES)
    assert distance == pytest.approx(CALIBRATION_ERROR.value(SAMPLES))


def test_without_samples_there_are_no_bins() -> None:
    assert reliability([]) == ()
