"""Retries stay a small share of all calls."""

from hypothesis import given
from hypothesis import strategies as st

from server.language_model.retry_budget import RetryBudget


@given(st.lists(st.booleans(), max_size=400), st.sampled_from([0.0, 0.1, 0.25, 1.0]))
def test_at_any_moment_retries_are_at_most_the_share_of_the_calls_so_far(wishes: list[bool], share: float) -> None:
    budget = RetryBudget(share)
    for wants_retry in wishes:
        budget.earn()
        if wants_retry:
            budget.spend()
        assert budget.retries <= share * budget.calls + 1e-6


def test_ten_calls_earn_one_retry_at_a_tenth() -> None:
    budget = RetryBudget(0.1)
    assert [budget.spend() for _ in range(10) if budget.earn() is None] == [*[False] * 9, True]


def test_a_quiet_time_saves_up_ten_retries_and_no_more() -> None:
    budget = RetryBudget(0.1)
    for _ in range(1000):
        budget.earn()
    assert sum(budget.spend() for _ in range(50)) == 10
