"""What a reviewer does."""

from dataclasses import replace

import pytest

from evals.review.item import ItemState
from evals.review.review import Verdict
from evals.review.room import ReviewRoom
from evals.review.rubric import DEFAULT
from ingest.index.errors import InvalidRequest, NotFound
from server.errors import Conflict
from tests.evals.review.made import GOOD, Hands, verdict


def test_a_review_comes_back_whole(room: ReviewRoom, queued: list[int], hands: Hands) -> None:
    given = replace(verdict(comment=" Too long. ", tone=None), corrected_answer=" 30 days. ")
    review = room.reviewing.submit(queued[0], "ruth", given)
    assert review.verdict.scores == {**GOOD, "tone": None}
    assert (review.verdict.comment, review.verdict.corrected_answer) == ("Too long.", "30 days.")
    assert (review.answer_id, review.reviewer_id, review.made_at) == ("a0", "ruth", hands.now)
    assert room.reviews.of_item(queued[0]) == [review]


def test_scores_are_checked_by_the_revision_they_were_made_by(room: ReviewRoom, queued: list[int]) -> None:
    room.rubrics.replace(DEFAULT[:1], "sam", 1)
    assert room.reviewing.submit(queued[0], "ruth", verdict()).verdict.rubric_revision == 1
    with pytest.raises(InvalidRequest, match="no criterion"):
        room.reviewing.submit(queued[1], "ruth", verdict(2))
    assert room.reviewing.submit(queued[1], "ruth", Verdict(2, {"accuracy": 2.0})).verdict.scores == {"accuracy": 2.0}


def test_an_item_is_settled_once_it_has_the_reviews_it_wants(room: ReviewRoom, queued: list[int]) -> None:
    room.reviewing.submit(queued[0], "ruth", verdict())
    assert room.queue.item(queued[0]).state is ItemState.SETTLED
    room.reviewing.submit(queued[2], "ruth", verdict())
    assert room.queue.item(queued[2]).state is ItemState.WAITING
    room.reviewing.submit(queued[2], "anna", verdict(accuracy=4.0))
    assert room.queue.item(queued[2]).state is ItemState.SETTLED


def test_nobody_reviews_an_item_twice(room: ReviewRoom, queued: list[int]) -> None:
    room.reviewing.submit(queued[2], "ruth", verdict())
    with pytest.raises(Conflict, match="you have reviewed"):
        room.reviewing.submit(queued[2], "ruth", verdict())


def test_a_review_that_was_begun_is_kept_even_if_somebody_was_quicker(room: ReviewRoom, queued: list[int]) -> None:
    room.claims.open(queued[0], "ruth")
    room.reviewing.submit(queued[0], "anna", verdict())
    with pytest.raises(Conflict, match="all the reviews"):
        room.reviewing.submit(queued[0], "ben", verdict())
    room.reviewing.submit(queued[0], "ruth", verdict(accuracy=1.0))
    assert room.queue.item(queued[0]).state is ItemState.DISPUTED


def test_an_unknown_item_is_not_found(room: ReviewRoom) -> None:
    with pytest.raises(NotFound):
        room.reviewing.submit(7, "ruth", verdict())


def test_the_last_review_can_be_taken_up_again_and_does_not_count_meanwhile(
    room: ReviewRoom, queued: list[int], hands: Hands
) -> None:
    for item_id in queued[:2]:
        hands.forward(minutes=1)
        room.reviewing.submit(item_id, "ruth", verdict())
    again = room.reviewing.reopen("ruth")
    assert (again.item_id, again.is_open) == (queued[1], True)
    assert room.queue.item(queued[1]).state is ItemState.WAITING
    assert room.reviews.overall("a1") is None
    assert room.reviews.count_done_since(hands.now.replace(year=2000)) == 1
    corrected = room.reviewing.submit(queued[1], "ruth", verdict(accuracy=1.0))
    assert (corrected.id, corrected.verdict.seconds) == (again.id, 80)
    assert corrected.verdict.scores["accuracy"] == 1.0
    assert room.queue.item(queued[1]).state is ItemState.SETTLED


def test_only_ones_own_last_and_only_for_a_while(room: ReviewRoom, queued: list[int], hands: Hands) -> None:
    room.reviewing.submit(queued[0], "ruth", verdict())
    assert room.reviewing.reopenable("anna") is None
    hands.forward(hours=13)
    assert room.reviewing.reopenable("ruth") is None
    with pytest.raises(Conflict, match="taken up again"):
        room.reviewing.reopen("ruth")


def test_what_a_lead_decided_stays(room: ReviewRoom, queued: list[int]) -> None:
    room.reviewing.submit(queued[2], "ruth", verdict())
    room.reviewing.submit(queued[2], "anna", verdict(accuracy=2.0))
    assert room.reviewing.reopenable("anna") is not None
    room.adjudication.decide(queued[2], "sam", Verdict(1, {"accuracy": 3.0}))
    assert room.reviewing.reopenable("anna") is None


def test_it_remembers_which_golden_set_took_the_correction(room: ReviewRoom, queued: list[int]) -> None:
    review = room.reviewing.submit(queued[0], "ruth", verdict())
    room.reviewing.became_example(review.id, "returns")
    assert room.reviews.by(queued[0], "ruth").golden_set == "returns"
