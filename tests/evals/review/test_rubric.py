"""What reviewers are asked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.review.rubric import DEFAULT, Scale, check_criteria, check_scores
from ingest.index.errors import InvalidRequest
from tests.evals.review.made import ACCURACY, RUBRIC, SAFE, TONE


def test_the_rubric_to_begin_with_can_be_asked() -> None:
    assert [each.id for each in check_criteria(DEFAULT)] == [
        "accuracy",
        "completeness",
        "tone",
        "policy-adherence",
        "resolution",
    ]


@pytest.mark.parametrize("scale", Scale)
def test_the_best_value_is_1_and_the_worst_0(scale: Scale) -> None:
    assert [scale.unit(scale.values[0]), scale.unit(scale.values[-1])] == [1.0, 0.0]


@given(scale=st.sampled_from(Scale), data=st.data())
def test_a_dispute_does_not_depend_on_who_spoke_first(scale: Scale, data: st.DataObject) -> None:
    one, other = (data.draw(st.sampled_from(scale.values)) for _ in range(2))
    assert scale.is_dispute(one, other) is scale.is_dispute(other, one)
    assert not scale.is_dispute(one, one)


def test_two_points_are_a_dispute_and_one_is_not() -> None:
    assert Scale.POINTS.is_dispute(5, 3)
    assert not Scale.POINTS.is_dispute(5, 4)
    assert Scale.YES_NO.is_dispute(1, 0)


@pytest.mark.parametrize(
    ("criteria", "complaint"),
    [
        ((), "at least one"),
        ((ACCURACY, ACCURACY), "two criteria"),
        ((replace(ACCURACY, question=" "),), "asks nothing"),
        ((replace(ACCURACY, anchors=("a", "b")),), "an anchor for each value"),
        ((replace(SAFE, anchors=("yes", "")),), "an anchor for each value"),
        ((replace(SAFE, weight=-1.0),), "weight"),
        ((replace(SAFE, weight=float("nan")),), "weight"),
        ((replace(SAFE, weight=0.0),), "at least one must count"),
        ((replace(SAFE, id="9"),), "begins with a letter"),
    ],
)
def test_criteria_that_cannot_be_asked_are_refused(criteria: tuple[()], complaint: str) -> None:
    with pytest.raises(InvalidRequest, match=complaint):
        check_criteria(criteria)


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"accuracy": None}, "always applies"),
        ({"accuracy": 6.0}, "1-5"),
        ({"accuracy": 2.5}, "1-5"),
        ({"safe": 2.0}, "yes/no"),
        ({"charm": 3.0}, "no criterion charm"),
    ],
)
def test_scores_off_the_scale_are_refused(changed: dict[str, float | None], complaint: str) -> None:
    with pytest.raises(InvalidRequest, match=complaint):
        check_scores(RUBRIC, {"accuracy": 3.0, "tone": None, "safe": 1.0, **changed})


def test_every_criterion_must_be_scored_or_said_not_to_apply() -> None:
    check_scores(RUBRIC, {"accuracy": 3.0, "tone": None, "safe": 1.0})
    with pytest.raises(InvalidRequest, match=f"“{TONE.name}” is not scored"):
        check_scores(RUBRIC, {"accuracy": 3.0, "safe": 1.0})
