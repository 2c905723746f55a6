"""Figures and bars say what was measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.comparing.comparison import MetricDifference
from evals.export.report_figures import change, change_bar, figure, metric_bar, reach_of, share_bar, trimmed, verdict
from evals.metric import Score
from evals.metrics.latency import ANSWER_LATENCY
from evals.metrics.leaks import LEAKS
from evals.metrics.mrr import MRR

METRICS = {metric.name: metric for metric in (MRR, LEAKS, *ANSWER_LATENCY)}
SHARES = st.floats(0, 1)


def moved(by: float, low: float, high: float, name: str = "MRR") -> MetricDifference:
    return MetricDifference(name, baseline=0.5, candidate=0.5 + by, low=low, high=high, n=10)


def test_a_value_is_read_by_its_unit() -> None:
    assert (figure(0.5, MRR), figure(2, LEAKS), figure(12.34, ANSWER_LATENCY[0])) == ("0.500", "2", "12.3")
    assert figure(0.123456, None) == "0.1235"


def test_a_change_has_its_sign_and_none_where_it_shows_as_nothing() -> None:
    assert (change(0.25, MRR), change(-0.25, MRR), change(-0.0001, MRR)) == ("+0.250", "−0.250", "0.000")


@given(SHARES, SHARES, SHARES)
def test_a_bar_stays_on_its_axis_and_keeps_the_order(one: float, two: float, three: float) -> None:
    low, value, high = sorted((one, two, three))
    bar = share_bar(Score(value, low, high, 10, 0))
    assert 0 <= bar.low <= bar.value <= bar.high <= 100


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1))
def test_a_bar_of_a_difference_stays_on_the_axis_that_shows_them_all(one: float, two: float, three: float) -> None:
    low, by, high = sorted((one, two, three))
    difference = moved(by, low, high)
    reach = reach_of([difference], METRICS)
    bar = change_bar(difference, MRR, reach)
    assert bar is not None
    assert 0 <= bar.low <= bar.high <= 100
    assert reach == 1.0 or max(abs(low), abs(high)) <= reach


def test_what_is_no_share_has_no_bar() -> None:
    assert metric_bar(Score(12.0, 10.0, 14.0, 10, 0), ANSWER_LATENCY[0]) is None
    assert change_bar(moved(1, 1, 1), LEAKS, 1.0) is None
    assert reach_of([moved(5, 4, 6, LEAKS.name)], METRICS) == 0.1


@pytest.mark.parametrize(
    ("difference", "name", "said"),
    [
        (moved(0.1, 0.05, 0.15), "MRR", "better"),
        (moved(-0.1, -0.15, -0.05), "MRR", "worse"),
        (moved(0.1, 0.05, 0.15), "answer_p50_ms", "worse"),
        (moved(0.1, -0.05, 0.15), "MRR", "no clear difference"),
        (moved(0.1, 0.05, 0.15), "not a metric", "higher"),
    ],
)
def test_a_verdict_knows_which_way_is_better(difference: MetricDifference, name: str, said: str) -> None:
    assert verdict(difference, METRICS.get(name)) == said


@given(st.text(max_size=200), st.integers(0, 100))
def test_a_trimmed_text_is_whole_or_says_how_much_is_missing(text: str, longest: int) -> None:
    shown = trimmed(text, longest)
    assert shown == text or shown == f"{text[:longest]}… ({len(text) - longest} more characters)"
