"""Confidence is a probability, and failures have the worst."""

import math

import pytest

from evals.confidence import confidence_of
from tests.evals.examples import ANSWERABLE, UNANSWERABLE, answer, answering


def test_failures_have_the_worst() -> None:
    assert confidence_of(answering(ANSWERABLE, None)) == 0
    assert confidence_of(answering(UNANSWERABLE, None)) == 1


@pytest.mark.parametrize(("stated", "value"), [(0, 0), (1, 1), (0.3, 0.3), (1.01, None), (-1, None), (math.nan, None)])
def test_what_is_no_probability_is_none(stated: float, value: float | None) -> None:
    assert confidence_of(answering(ANSWERABLE, answer(confidence=stated))) == value
