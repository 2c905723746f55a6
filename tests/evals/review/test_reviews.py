"""What people said, read back."""

from datetime import timedelta

import pytest

from evals.review.room import ReviewRoom
from evals.review.rubric import Scale
from tests.evals.review.made import GOOD, Hands, verdict


def test_scores_come_one_by_one(room: ReviewRoom, queued: list[int], hands: Hands) -> None:
    room.reviewing.submit(queued[0], "ruth", verdict(tone=None))
    told = room.reviews.human_scores()
    assert {score.criterion: score.value for score in told} == {
        name: value for name, value in GOOD.items() if name != "tone"
    }
    assert {(score.answer_id, score.reviewer_id, score.made_at) for score in told} == {("a0", "ruth", hands.now)}
    assert {score.scale for score in told if score.criterion == "accuracy"} == {Scale.POINTS}


def test_figures_come_for_one_for_some_and_for_all(room: ReviewRoom, queued: list[int]) -> None:
    room.reviewing.submit(queued[0], "ruth", verdict(accuracy=5.0, completeness=5.0, tone=5.0))
    room.reviewing.submit(queued[1], "ruth", verdict(accuracy=1.0, completeness=1.0, tone=1.0))
    assert room.reviews.overall("a0") == 1.0
    assert room.reviews.overall("a2") is None
    assert room.reviews.overalls(["a1", "a2"]) == {"a1": pytest.approx(5 / 11)}
    assert room.reviews.overalls().keys() == {"a0", "a1"}
    assert room.reviews.overalls([]) == {}
    assert room.reviews.counts(["a0", "a2"]) == {"a0": 1}


def test_it_counts_what_was_done_since(room: ReviewRoom, queued: list[int], hands: Hands) -> None:
    room.reviewing.submit(queued[0], "ruth", verdict())
    hands.forward(days=1)
    room.reviewing.submit(queued[1], "anna", verdict())
    assert room.reviews.count_done_since(hands.now - timedelta(days=2)) == 2
    assert room.reviews.count_done_since(hands.now - timedelta(days=2), "ruth") == 1
    assert room.reviews.count_done_since(hands.now) == 1
    assert [review.reviewer_id for review in room.reviews.since(hands.now)] == ["anna"]
