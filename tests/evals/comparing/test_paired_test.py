"""Tests on pairs, small enough to check on paper, and against scipy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from evals.comparing.paired_test import exact_p_value, loss_p_value, loss_p_value_of

FLIPS = st.integers(0, 60)


@pytest.mark.parametrize(
    ("lost", "gained", "expected"),
    [(0, 0, 0.5), (1, 0, 0.25), (4, 0, 1 / 32), (0, 4, 31 / 32), (5, 1, 1 / 16), (2, 2, 0.5)],
)
def test_the_mid_p_value_on_paper(lost: int, gained: int, expected: float) -> None:
    assert loss_p_value(lost, gained) == pytest.approx(expected, abs=1e-12)


@given(FLIPS, FLIPS)
def test_the_mid_p_value_lies_halfway_between_two_tails(lost: int, gained: int) -> None:
    flips = lost + gained
    if flips:
        at_least = binomtest(lost, flips, alternative="greater").pvalue
        more = binomtest(lost + 1, flips, alternative="greater").pvalue if lost < flips else 0.0
        assert loss_p_value(lost, gained) == pytest.approx((at_least + more) / 2, abs=1e-9)


@given(FLIPS, FLIPS)
def test_losses_and_gains_are_two_sides_of_one_thing(lost: int, gained: int) -> None:
    assert loss_p_value(lost, gained) + loss_p_value(gained, lost) == pytest.approx(1)
    assert exact_p_value(lost, gained) == exact_p_value(gained, lost)


@given(FLIPS, FLIPS)
def test_the_exact_test_is_mcnemars(lost: int, gained: int) -> None:
    expected = binomtest(lost, lost + gained).pvalue if lost + gained else 1.0
    assert exact_p_value(lost, gained) == pytest.approx(expected, abs=1e-9)


def test_whole_flips_need_no_drawing() -> None:
    differences = np.array([-1.0] * 6 + [1.0] + [0.0] * 20)
    assert loss_p_value_of(differences) == loss_p_value(6, 1)


def test_nothing_that_changed_is_no_loss() -> None:
    assert loss_p_value_of(np.zeros(5)) == 0.5


@given(st.integers(0, 12), st.integers(0, 12))
def test_half_flips_are_tested_like_whole_ones(lost: int, gained: int) -> None:
    differences = np.array([-0.5] * lost + [0.5] * gained, dtype=np.float64)
    assert loss_p_value_of(differences) == pytest.approx(loss_p_value(lost, gained), abs=0.02)


def test_a_large_loss_weighs_more_than_a_small_gain() -> None:
    losses, gains = [-1.0] * 5, [0.1] * 5
    assert loss_p_value_of(np.array(losses + gains)) < loss_p_value(5, 5)
