"""Shares with their intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from evals.dashboards.share import Share, change, wilson


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_is_that_of_wilson_and_holds_the_share(counted: tuple[int, int]) -> None:
    share = Share(*counted)
    expected = binomtest(share.count, share.n).proportion_ci(method="wilson")
    assert share.value is not None
    assert share.interval.low == pytest.approx(expected.low, abs=1e-9)
    assert share.interval.high == pytest.approx(expected.high, abs=1e-9)
    assert share.interval.low - 1e-12 <= share.value <= share.interval.high + 1e-12


def test_of_nothing_there_is_no_share() -> None:
    assert Share(0, 0).value is None
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0.0, 1.0)


def test_of_fewer_than_five_no_percentage_is_shown() -> None:
    assert Share(3, 4).shown is None
    assert Share(3, 5).shown == 0.6


def test_the_interval_of_a_difference_is_that_of_the_literature() -> None:
    """Newcombe (1998), table II, method 10: 56/70 and 48/80 differ by 0.2 (0.0524 to 0.3339)."""
    moved = change(Share(56, 70), Share(48, 80))
    assert moved.value == pytest.approx(0.2)
    assert (moved.low, moved.high) == (pytest.approx(0.0524, abs=1e-4), pytest.approx(0.3339, abs=1e-4))
    assert moved.is_rise
    assert not moved.is_fall


def test_a_small_difference_of_few_is_neither_rise_nor_fall() -> None:
    moved = change(Share(5, 10), Share(6, 10))
    assert not moved.is_fall
    assert not moved.is_rise
    assert change(Share(0, 3), Share(9, 9)).value is None


@given(st.integers(5, 200), st.integers(5, 200), st.floats(0, 1), st.floats(0, 1))
def test_turning_a_difference_round_turns_its_interval(n: int, m: int, one: float, other: float) -> None:
    now, before = Share(round(one * n), n), Share(round(other * m), m)
    there, back = change(now, before), change(before, now)
    assert there.low == pytest.approx(-(back.high or 0.0))
    assert there.is_fall is back.is_rise
