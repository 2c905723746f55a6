"""A model that fails again and again is let alone, and then tried."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.errors import ModelTooSlow, ModelUnavailable
from server.language_model.circuit_breaker import BreakerState, CircuitBreaker


class Time:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def call(breaker: CircuitBreaker, ends: Callable[[], None]) -> None:
    with breaker.watch():
        ends()


def fails() -> None:
    raise ModelTooSlow("slow")


def leaves() -> None:
    raise KeyboardInterrupt


def works() -> None:
    pass


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def breaker(time: Time) -> CircuitBreaker:
    return CircuitBreaker(3, 20.0, time)


def fail(breaker: CircuitBreaker, times: int) -> None:
    for _ in range(times):
        with pytest.raises(ModelTooSlow):
            call(breaker, fails)


def test_it_opens_after_failures_one_after_the_other(breaker: CircuitBreaker) -> None:
    fail(breaker, 2)
    call(breaker, works)
    fail(breaker, 2)
    assert breaker.state is BreakerState.CLOSED
    fail(breaker, 1)
    assert breaker.state is BreakerState.OPEN
    with pytest.raises(ModelUnavailable):
        call(breaker, works)


def test_after_its_rest_one_call_finds_out_while_no_others_are_made(breaker: CircuitBreaker, time: Time) -> None:
    fail(breaker, 3)
    time.now = 20.0
    with breaker.watch():
        assert breaker.state is BreakerState.HALF_OPEN
        with pytest.raises(ModelUnavailable):
            call(breaker, works)
    assert breaker.state is BreakerState.CLOSED


def test_a_failing_probe_begins_another_rest(breaker: CircuitBreaker, time: Time) -> None:
    fail(breaker, 3)
    time.now = 20.0
    fail(breaker, 1)
    time.now = 39.0
    with pytest.raises(ModelUnavailable):
        call(breaker, works)


def test_a_probe_that_nobody_waited_for_leaves_it_to_the_next_call(breaker: CircuitBreaker, time: Time) -> None:
    fail(breaker, 3)
    time.now = 20.0
    with pytest.raises(KeyboardInterrupt):
        call(breaker, leaves)
    call(breaker, works)
    assert breaker.state is BreakerState.CLOSED


@given(st.lists(st.tuples(st.sampled_from([works, fails, leaves]), st.floats(0, 30))))
def test_it_never_stays_half_open_and_refuses_only_while_it_rests(
    steps: list[tuple[Callable[[], None], float]],
) -> None:
    time = Time()
    breaker = CircuitBreaker(3, 20.0, time)
    failures, last_failure = 0, 0.0
    for ends, pause in steps:
        time.now += pause
        is_made = True
        try:
            call(breaker, ends)
            failures = 0
        except ModelTooSlow:
            failures, last_failure = failures + 1, time.now
        except ModelUnavailable:
            is_made = False
        except KeyboardInterrupt:
            pass
        assert breaker.state is not BreakerState.HALF_OPEN
        assert is_made or (failures >= 3 and time.now < last_failure + 20.0)
