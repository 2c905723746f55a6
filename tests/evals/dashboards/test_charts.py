"""The geometry of charts."""

from hypothesis import given
from hypothesis import strategies as st

from evals.dashboards.charts import HEIGHT, SHARES, WIDTH, Flag, Reading, axis_for, draw

VALUES = st.lists(st.none() | st.floats(0, 1e6), max_size=60)


@given(VALUES)
def test_everything_is_drawn_inside_the_picture(values: list[float | None]) -> None:
    axis = axis_for(values, "ms")
    readings = [Reading(str(place), value, "") for place, value in enumerate(values)]
    chart = draw("Time", readings, axis, [Flag(place, "1") for place in range(len(values))])
    assert len(chart.dots) == sum(value is not None for value in values)
    for dot in chart.dots:
        assert chart.left <= dot.x <= chart.right
        assert chart.top <= dot.y <= chart.bottom
    assert all(0 <= flag.x <= WIDTH for flag in chart.flags)
    assert all(0 <= tick.at <= HEIGHT for tick in chart.up)


@given(st.lists(st.floats(1, 1e9), min_size=1))
def test_an_axis_reaches_every_value_and_not_ten_times_too_far(values: list[float]) -> None:
    axis = axis_for(values, "")
    assert max(values) <= axis.top <= 10 * max(values)


def test_a_day_without_a_value_breaks_the_line() -> None:
    values = [0.1, 0.2, None, 0.3, 0.4, None, 0.5]
    chart = draw("Share", [Reading(str(place), value, "") for place, value in enumerate(values)], SHARES, [])
    assert len(chart.lines) == 2
    assert len(chart.dots) == 5


def test_a_chart_says_in_words_what_it_shows() -> None:
    readings = [Reading("1 Nov", 0.5, ""), Reading("2 Nov", 0.75, ""), Reading("3 Nov", 0.25, "")]
    says = draw("Answered by day", readings, SHARES, []).says
    assert says == "Answered by day, 1 Nov to 3 Nov: lowest 25 % (3 Nov), highest 75 % (2 Nov), last 25 %."
    assert draw("Answered", [], SHARES, []).says == "Answered: nothing to show in this period."
