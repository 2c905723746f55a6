"""A verdict has a value in [0, 1] or a reason, never both."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.judging.judgement import NotScored, Verdict, not_scored, verdict_of


@settings(deadline=None)
@given(st.floats())
def test_whatever_was_measured_becomes_a_share_or_is_not_scored(measured: float) -> None:
    verdict = verdict_of(measured)
    if verdict.value is None:
        assert not math.isfinite(measured) or abs(measured) > 1
    else:
        assert 0.0 <= verdict.value <= 1.0
        assert verdict.value == pytest.approx(max(measured, 0.0), abs=1e-8)


@pytest.mark.parametrize("measured", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_not_scored(measured: float) -> None:
    assert verdict_of(measured).reason is NotScored.NOT_A_NUMBER


def test_a_verdict_without_either_or_with_both_is_none() -> None:
    with pytest.raises(ValueError, match="a value or a reason"):
        Verdict(None)
    with pytest.raises(ValueError, match="a value or a reason"):
        Verdict(0.0, NotScored.FAILED)
    with pytest.raises(ValueError, match="no value"):
        Verdict(1.5)


def test_a_long_detail_is_cut() -> None:
    assert len(not_scored(NotScored.FAILED, "x" * 5000).detail) == 500
