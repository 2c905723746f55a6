"""Values of judges become the grades of people."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.calibration.grading import grade, grades, level_of
from evals.review.rubric import Scale

VALUE = st.floats(0, 1)


@pytest.mark.parametrize(
    ("value", "points"), [(0.0, 1), (0.19, 1), (0.2, 2), (0.4, 3), (0.6, 4), (0.79, 4), (0.8, 5), (1.0, 5)]
)
def test_each_fifth_is_a_point(value: float, points: float) -> None:
    assert grade(value, Scale.POINTS) == points


def test_half_is_a_yes() -> None:
    assert [grade(value, Scale.YES_NO) for value in (0.0, 0.49, 0.5, 1.0)] == [0, 0, 1, 1]


@settings(deadline=None)
@given(VALUE, VALUE, st.sampled_from(list(Scale)))
def test_a_higher_value_never_has_a_lower_grade_and_every_grade_is_one(one: float, other: float, scale: Scale) -> None:
    lower, higher = sorted((one, other))
    assert grade(lower, scale) <= grade(higher, scale)
    assert grade(one, scale) in grades(scale)
    assert list(grades(scale)) == sorted(grades(scale))
    assert level_of(scale)
