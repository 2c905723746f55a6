"""How long searching and answering take."""

from dataclasses import replace

import pytest

from evals.metrics.latency import ANSWER_LATENCY, SEARCH_LATENCY
from tests.evals.examples import ANSWERABLE, answering


def test_percentiles_interpolate_between_calls_and_failed_calls_count() -> None:
    samples = [replace(answering(ANSWERABLE, None), answer_seconds=seconds) for seconds in (0.3, 0.1, 0.2)]
    scores = {metric.name: metric.measure(samples) for metric in ANSWER_LATENCY}
    values = {name: score.value for name, score in scores.items() if score}
    assert values == pytest.approx({"answer_p50_ms": 200, "answer_p95_ms": 290})


def test_searching_is_measured_apart() -> None:
    sample = replace(answering(ANSWERABLE, None), search_seconds=0.05, answer_seconds=9)
    scores = {metric.name: metric.measure([sample]) for metric in SEARCH_LATENCY}
    values = {name: score.value for name, score in scores.items() if score}
    assert values == pytest.approx({"search_p50_ms": 50, "search_p95_ms": 50})


def test_no_calls_have_no_latency() -> None:
    assert SEARCH_LATENCY[0].measure([]) is None
