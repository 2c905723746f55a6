"""What blind choices come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest  # type: ignore[import-untyped]  # ships no types

from evals.review.pair_result import PairChoice, result_of, wilson

L, R, T = PairChoice.LEFT, PairChoice.RIGHT, PairChoice.TIE


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_interval_and_test_agree_with_scipy(counts: tuple[int, int]) -> None:
    wins, n = counts
    theirs = binomtest(wins, n)
    interval = theirs.proportion_ci(method="wilson")
    assert (wilson(wins, n).low, wilson(wins, n).high) == pytest.approx((interval.low, interval.high), abs=1e-9)
    result = result_of(dict(enumerate([[R]] * wins + [[L]] * (n - wins))))
    assert result.p_value == pytest.approx(theirs.pvalue, abs=1e-9)
    assert result.win_rate == wins / n


@given(st.lists(st.lists(st.sampled_from(PairChoice), min_size=1)))
def test_every_judged_pair_counts_once(made: list[list[PairChoice]]) -> None:
    result = result_of(dict(enumerate(made)))
    assert result.n == len(made)
    assert result.choices == sum(map(len, made))
    swapped = result_of({pair: [choice.other_side for choice in chosen] for pair, chosen in enumerate(made)})
    assert (swapped.left, swapped.right, swapped.ties) == (result.right, result.left, result.ties)


def test_a_pair_goes_to_the_side_that_more_people_chose() -> None:
    result = result_of({1: [R, R, L], 2: [L, T], 3: [L, R], 4: [T], 5: []})
    assert (result.left, result.right, result.ties, result.n) == (1, 1, 2, 4)


def test_without_choices_nothing_is_claimed() -> None:
    result = result_of({})
    assert (result.n, result.win_rate, result.p_value) == (0, None, 1.0)
    assert (result.interval.low, result.interval.high) == (0.0, 1.0)


def test_only_ties_decide_nothing() -> None:
    assert result_of({1: [T], 2: [T]}).win_rate is None
