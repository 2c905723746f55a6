"""Differences on one scale around zero."""

from hypothesis import example, given
from hypothesis import strategies as st

from evals.comparing.comparison import MetricDifference
from evals.pages.interval_mark import WIDTH, interval_marks

FIGURES = st.floats(-1, 1)


def made(name: str, difference: float, low: float, high: float) -> MetricDifference:
    return MetricDifference(name, 0.0, difference, low, high, 10)


def test_the_widest_reaches_to_the_edge_and_zero_is_the_middle() -> None:
    marks = interval_marks([made("wide", -0.2, -0.4, 0.0), made("still", 0.0, 0.0, 0.0)])
    assert (marks["wide"].low, marks["wide"].value, marks["wide"].high) == (6.0, 43.0, 80.0)
    assert marks["still"].value == WIDTH / 2


def test_what_has_no_bounds_has_no_mark() -> None:
    assert interval_marks([made("endless", 0.1, float("-inf"), float("inf"))]) == {}


@given(st.lists(st.tuples(FIGURES, FIGURES, FIGURES), max_size=5))
@example([(0.0, 0.0, 2.225073858507203e-309)])
def test_everything_stays_inside(figures: list[tuple[float, float, float]]) -> None:
    marks = interval_marks(made(str(number), *sorted(three)) for number, three in enumerate(figures))
    for mark in marks.values():
        assert all(0 <= place <= WIDTH for place in (mark.low, mark.value, mark.high))
