"""What reviews come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.review.review import Review
from evals.review.rubric import Scale
from evals.review.scores import HumanScore, human_scores, overall
from tests.evals.review.made import REVISIONS, said
from tests.server.api.company import NOW

POINTS = st.none() | st.sampled_from(Scale.POINTS.values)
REVIEWS = st.lists(
    st.builds(
        lambda name, accuracy, tone, safe, lead: said(name, lead, accuracy=accuracy, tone=tone, safe=safe),
        st.sampled_from(["ruth", "anna", "ben"]),
        POINTS,
        POINTS,
        st.none() | st.sampled_from(Scale.YES_NO.values),
        st.booleans(),
    ),
    max_size=5,
)


@given(REVIEWS)
def test_the_figure_stays_between_0_and_1_whatever_the_order(reviews: list[Review]) -> None:
    figure = overall(reviews, REVISIONS)
    assert figure is None or 0.0 <= figure <= 1.0
    assert overall(reviews[::-1], REVISIONS) == (None if figure is None else pytest.approx(figure))


def test_it_is_the_mean_over_criteria_by_weight_each_the_mean_of_its_reviewers() -> None:
    reviews = [said("ruth", accuracy=5.0, tone=3.0, safe=1.0), said("anna", accuracy=4.0, tone=None, safe=1.0)]
    # accuracy (1 + 0.75) / 2 × 3, tone 0.5 × 1, safe 1 × 1
    assert overall(reviews, REVISIONS) == pytest.approx((0.875 * 3 + 0.5 + 1) / 5)


def test_what_a_lead_decided_replaces_the_reviewers() -> None:
    reviews = [said("sam", True, accuracy=1.0), said("ruth", accuracy=5.0), said("anna", accuracy=3.0)]
    assert overall(reviews, REVISIONS) == 0.0


def test_there_is_no_figure_where_nothing_was_scored() -> None:
    assert overall([], REVISIONS) is None
    assert overall([said("ruth", accuracy=None)], REVISIONS) is None
    assert overall([said("ruth", is_open=True, accuracy=5.0)], REVISIONS) is None


def test_scores_are_told_one_by_one_without_what_does_not_apply() -> None:
    told = human_scores(
        [said("ruth", accuracy=5.0, tone=None, safe=0.0), said("ben", is_open=True, safe=1.0)], REVISIONS
    )
    assert told == [
        HumanScore("a1", "ruth", "accuracy", 5.0, Scale.POINTS, NOW, False),
        HumanScore("a1", "ruth", "safe", 0.0, Scale.YES_NO, NOW, False),
    ]
