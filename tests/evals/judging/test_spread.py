"""How far a judge agrees with itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.judging.spread import flip_rate, passes, spread_within

VALUES = st.lists(st.floats(0, 1), max_size=4)


def test_small_cases_can_be_worked_out_on_paper() -> None:
    repeated = [(0.0, 1.0), (1.0, 1.0), (0.4,)]
    assert spread_within(repeated) == pytest.approx((0.5**0.5 + 0.0) / 2)
    assert flip_rate(repeated, passes) == 0.5
    assert flip_rate([(0.5, 0.9), (0.6, 0.49)], passes) == 0.5


def test_without_a_second_value_nothing_can_be_said() -> None:
    assert spread_within([(0.4,), ()]) is None
    assert flip_rate([(0.4,), ()], passes) is None


@settings(deadline=None)
@given(st.lists(VALUES, max_size=8))
def test_it_stays_within_its_bounds(repeated: list[list[float]]) -> None:
    rate, spread = flip_rate(repeated, passes), spread_within(repeated)
    assert rate is None or 0.0 <= rate <= 1.0
    assert spread is None or 0.0 <= spread <= 0.71
