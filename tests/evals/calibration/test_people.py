"""What people together say of an answer."""

from datetime import timedelta

from evals.calibration.people import Rated, what_people_say
from evals.review.rubric import Scale
from evals.review.scores import HumanScore
from tests.server.api.company import NOW


def score(
    value: float, reviewer: str = "anna", minutes: int = 0, scale: Scale = Scale.POINTS, is_adjudicated: bool = False
) -> HumanScore:
    return HumanScore("a1", reviewer, "accuracy", value, scale, NOW + timedelta(minutes=minutes), is_adjudicated)


def grade_of(*scores: HumanScore) -> float:
    return what_people_say(scores)[Rated("a1", "accuracy")].grade


def test_one_reviewer_is_people() -> None:
    assert grade_of(score(4)) == 4


def test_of_several_the_median_counts_and_of_two_the_lower() -> None:
    assert grade_of(score(5), score(3, "ben")) == 3
    assert grade_of(score(5), score(3, "ben"), score(4, "ruth")) == 4


def test_what_a_lead_decided_counts_instead() -> None:
    said = what_people_say([score(5), score(2, "ben"), score(4, "sam", is_adjudicated=True)])
    assert said[Rated("a1", "accuracy")].grade == 4
    assert said[Rated("a1", "accuracy")].by_reviewer == {"anna": 5, "ben": 2}


def test_the_latest_of_each_reviewer_counts_whatever_the_order() -> None:
    assert grade_of(score(2, minutes=5), score(5)) == 2


def test_only_the_scale_that_was_used_last_counts() -> None:
    assert grade_of(score(1, scale=Scale.YES_NO), score(4, "ben", minutes=1)) == 4
    assert what_people_say([]) == {}
