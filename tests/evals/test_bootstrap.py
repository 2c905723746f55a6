"""Intervals are repeatable and hold what they should."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.bootstrap import (
    Floats,
    Interval,
    interval_of_mean,
    interval_of_percentile,
    interval_of_statistic,
    interval_of_wins,
    interval_without_bias,
    mean_over_repeats,
)


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


def test_repeating_the_same_examples_makes_nobody_surer() -> None:
    once = np.array([0.0, 0.25, 0.5, 1.0])
    thrice = np.stack([once] * 3, axis=1)
    wins = np.array([[1.0, 0.5], [0.0, 1.0]])
    pairs = [
        (interval_of_mean(once), interval_of_mean(thrice)),
        (interval_of_percentile(once, 50), interval_of_percentile(thrice, 50)),
        (interval_of_wins(wins), interval_of_wins(np.stack([wins] * 3))),
    ]
    for single, several in pairs:
        assert (single.low, single.high) == pytest.approx((several.low, several.high))


def test_repeats_that_differ_by_chance_are_surer_together() -> None:
    generator = np.random.default_rng(7)
    table = generator.integers(0, 2, size=(50, 4)).astype(np.float64)
    one, all_four = interval_of_mean(table[:, 0]), interval_of_mean(table)
    assert all_four.high - all_four.low < one.high - one.low


def test_what_one_repeat_lacks_is_left_out_of_it_alone() -> None:
    whole = np.array([[1.0, 1.0], [0.0, 0.0], [1.0, 1.0]])
    lacking = np.array([[1.0, np.nan], [0.0, 0.0], [1.0, 1.0]])
    intervals = [interval_of_mean(lacking), interval_of_percentile(lacking, 50)]
    wins = np.stack([whole, lacking])
    for interval in [*intervals, interval_of_wins(wins)]:
        assert 0 <= interval.low <= interval.high <= 1
    empty = np.array([[1.0, np.nan], [1.0, np.nan]])
    assert interval_of_mean(empty) == Interval(1, 1)


def test_a_repeat_without_values_has_no_part_in_the_mean() -> None:
    means = mean_over_repeats(np.array([[1.0, np.nan, np.nan], [3.0, 5.0, np.nan]]))
    assert np.array_equal(means, [2, 5, np.nan], equal_nan=True)


def test_what_resampling_adds_is_taken_off() -> None:
    values = np.array([0.1, -0.1, 0.05, -0.05])
    interval = interval_without_bias(0.0, lambda weights: np.abs(weights @ values), len(values))
    assert interval.low == 0
    assert 0 < interval.high < np.abs(values).mean()


def test_a_statistic_that_most_resamples_lack_has_no_interval() -> None:
    def mean_of_first(weights: Floats) -> Floats:
        return np.where(weights[:, 0] > 0, weights[:, 0], np.nan)

    # About 63 % of the resamples hold the first of many examples.
    assert interval_of_statistic(mean_of_first, 40) is not None
    assert interval_of_statistic(lambda weights: np.full(len(weights), np.nan), 40) is None
