"""Intervals are repeatable and hold what they should."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.bootstrap import Interval, interval_of_mean, interval_of_percentile, interval_of_wins


def test_the_same_values_have_the_same_interval() -> None:
    values = np.array([0.0, 1.0, 1.0, 0.5])
    assert interval_of_mean(values) == interval_of_mean(values)


def test_values_that_agree_leave_no_doubt() -> None:
    ones = np.ones(5)
    intervals = [interval_of_mean(ones), interval_of_percentile(ones, 95), interval_of_wins(np.ones((3, 4)))]
    assert all((interval.low, interval.high) == pytest.approx((1, 1)) for interval in intervals)


def test_a_coin_thrown_a_hundred_times_is_known_to_a_tenth() -> None:
    interval = interval_of_mean(np.repeat([0.0, 1.0], 50))
    # Normal approximation: 0.5 +- 1.96 * 0.5 / 10.
    assert interval.low == pytest.approx(0.402, abs=0.015)
    assert interval.high == pytest.approx(0.598, abs=0.015)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_an_interval_stays_inside_the_values(values: list[float]) -> None:
    intervals: list[Interval] = [
        interval_of_mean(np.array(values)),
        interval_of_percentile(np.array(values), 50),
        interval_of_wins(np.array([values])),
    ]
    for interval in intervals:
        assert min(values) - 1e-9 <= interval.low <= interval.high <= max(values) + 1e-9
