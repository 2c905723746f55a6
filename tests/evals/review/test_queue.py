"""What waits for review."""

import pytest

from evals.review.choosing import Choice, Reason
from evals.review.item import ItemState, RunAnswer
from evals.review.room import ReviewRoom
from ingest.index.errors import NotFound
from server.deskside import Deskside
from server.errors import Conflict
from tests.evals.review.made import RETURNS, Hands, answer_citing, keep_answers, verdict


def test_nothing_stands_in_the_queue_twice(room: ReviewRoom, deskside: Deskside) -> None:
    ids = keep_answers(deskside, 4)
    random = Choice(Reason.RANDOM)
    assert room.queue.add([*ids[:2], ids[0]], random, "sam", 0.0, "s") == 2
    assert room.queue.add(ids, Choice(Reason.SKILL, detail="x"), "ruth", 0.0, "s") == 2
    by_hand = room.queue.add_by_hand(ids[0], "ruth")
    assert (by_hand.reason, by_hand.added_by) == (Reason.RANDOM, "sam")
    assert [place.item.answer_id for place in room.queue.waiting()] == ids
    assert room.queue.known() == set(ids)


def test_the_share_of_double_reviews_is_kept_and_repeats_itself(room: ReviewRoom, deskside: Deskside) -> None:
    ids = keep_answers(deskside, 40)
    room.queue.add(ids, Choice(Reason.RANDOM), "sam", 0.5, "seed")
    doubled = {place.item.answer_id for place in room.queue.waiting() if place.item.reviewers_wanted == 2}
    assert 10 < len(doubled) < 30
    for place in room.queue.waiting():
        room.queue.withdraw(place.item.id)
    room.queue.add(ids[::-1], Choice(Reason.RANDOM), "sam", 0.5, "seed")
    assert doubled == {place.item.answer_id for place in room.queue.waiting() if place.item.reviewers_wanted == 2}


def test_a_runs_answer_is_kept_with_the_item(room: ReviewRoom, deskside: Deskside) -> None:
    answer = answer_citing(deskside, "r1", "returns.md", RETURNS)
    item = room.queue.add_by_hand("r1", "ruth", RunAnswer("20261122-run", answer, "zendesk", "4101"))
    assert room.queue.item(item.id).of_run == RunAnswer("20261122-run", answer, "zendesk", "4101")
    assert room.queue.item_of("r1") == item
    assert room.queue.item_of("r2") is None


def test_an_item_is_for_as_many_people_as_it_wants(room: ReviewRoom, queued: list[int]) -> None:
    for item_id in queued:
        room.claims.open(item_id, "ruth")
    single, _, double = room.queue.waiting()
    assert single.is_for("ruth")
    assert not single.is_for("anna")
    assert double.is_for("anna")
    room.claims.open(queued[2], "anna")
    assert not room.queue.waiting()[2].is_for("ben")


def test_a_claim_ends_by_itself(room: ReviewRoom, queued: list[int], hands: Hands) -> None:
    first = room.claims.open(queued[0], "ruth")
    hands.forward(minutes=29)
    assert room.claims.open(queued[0], "ruth") == first
    hands.forward(minutes=2)
    assert room.queue.waiting()[0].is_for("anna")
    assert room.claims.open(queued[0], "ruth").opened_at == hands.now


def test_what_somebody_skips_is_left_to_others_until_they_want_it_again(room: ReviewRoom, queued: list[int]) -> None:
    room.claims.skip(queued[0], "ruth")
    place = room.queue.waiting()[0]
    assert not place.is_for("ruth")
    assert place.is_for("anna")
    room.claims.offer_again("ruth")
    assert room.queue.waiting()[0].is_for("ruth")


def test_whoever_reviewed_an_item_is_not_offered_it_again(room: ReviewRoom, queued: list[int]) -> None:
    room.reviewing.submit(queued[2], "ruth", verdict())
    place = next(place for place in room.queue.waiting() if place.item.id == queued[2])
    assert place.reviewed_by == {"ruth"}
    assert not place.is_for("ruth")
    assert place.is_for("anna")


def test_an_item_can_be_taken_out_while_nobody_has_reviewed_it(room: ReviewRoom, queued: list[int]) -> None:
    room.claims.open(queued[0], "ruth")
    room.queue.withdraw(queued[0])
    with pytest.raises(NotFound):
        room.queue.item(queued[0])
    room.reviewing.submit(queued[1], "ruth", verdict())
    with pytest.raises(Conflict, match="reviewed"):
        room.queue.withdraw(queued[1])
    with pytest.raises(NotFound):
        room.queue.withdraw(99)


def test_it_counts_what_stands_where(room: ReviewRoom, queued: list[int]) -> None:
    room.reviewing.submit(queued[0], "ruth", verdict())
    assert room.queue.counts() == {ItemState.WAITING: 2, ItemState.DISPUTED: 0, ItemState.SETTLED: 1}
    assert [item.id for item in room.queue.settled(10)] == [queued[0]]
