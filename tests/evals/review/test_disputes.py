"""Where reviewers do not mean the same."""

from dataclasses import replace

from evals.review.disputes import disputed_criteria
from evals.review.rubric import Scale
from tests.evals.review.made import ACCURACY, REVISIONS, RUBRIC, said


def test_two_points_or_yes_and_no_are_disputed() -> None:
    ruth = said("ruth", accuracy=5.0, tone=4.0, safe=1.0)
    anna = said("anna", accuracy=3.0, tone=3.0, safe=0.0)
    assert disputed_criteria([ruth, anna], REVISIONS) == ["accuracy", "safe"]


def test_any_two_of_three_may_differ() -> None:
    scored = [said(name, accuracy=value) for name, value in (("ruth", 5.0), ("anna", 4.0), ("ben", 3.0))]
    assert disputed_criteria(scored, REVISIONS) == ["accuracy"]
    assert disputed_criteria(scored[:2], REVISIONS) == []


def test_what_does_not_apply_is_not_disputed() -> None:
    assert disputed_criteria([said("ruth", tone=None), said("anna", tone=1.0)], REVISIONS) == []


def test_a_review_that_is_open_again_disputes_nothing() -> None:
    assert disputed_criteria([said("ruth", accuracy=5.0), said("anna", is_open=True, accuracy=1.0)], REVISIONS) == []


def test_scores_on_different_scales_cannot_be_compared() -> None:
    as_yes_no = replace(ACCURACY, scale=Scale.YES_NO, anchors=("a", "b"))
    revisions = {1: RUBRIC, 2: replace(RUBRIC, revision=2, criteria=(as_yes_no,))}
    anna = said("anna", accuracy=1.0)
    anna = replace(anna, verdict=replace(anna.verdict, rubric_revision=2))
    assert disputed_criteria([said("ruth", accuracy=5.0), anna], revisions) == []
