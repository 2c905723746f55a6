"""Where reviewers disagree, a lead decides."""

import pytest

from evals.review.item import ItemState
from evals.review.review import Verdict
from evals.review.room import ReviewRoom
from ingest.index.errors import InvalidRequest
from server.errors import Conflict
from tests.evals.review.made import Hands, verdict


@pytest.fixture
def disputed(room: ReviewRoom, queued: list[int]) -> int:
    room.reviewing.submit(queued[2], "ruth", verdict(accuracy=5.0, tone=4.0, resolution=1.0))
    room.reviewing.submit(queued[2], "anna", verdict(accuracy=3.0, tone=3.0, resolution=0.0))
    return queued[2]


def test_only_what_is_disputed_is_asked(room: ReviewRoom, disputed: int) -> None:
    assert room.queue.item(disputed).state is ItemState.DISPUTED
    assert [item.id for item in room.queue.disputed()] == [disputed]
    assert [each.id for each in room.adjudication.question(disputed).criteria] == ["accuracy", "resolution"]


def test_what_the_lead_decides_counts(room: ReviewRoom, disputed: int) -> None:
    before = room.reviews.overall("a2")
    room.adjudication.decide(disputed, "sam", Verdict(1, {"accuracy": 5.0, "resolution": 1.0}, "Ruth is right."))
    assert room.queue.item(disputed).state is ItemState.SETTLED
    # (3·1 + 2·0.75 + 1·0.625 + 3·1 + 2·1) / 11
    assert room.reviews.overall("a2") == pytest.approx(10.125 / 11)
    # (3·0.75 + 2·0.75 + 1·0.625 + 3·1 + 2·0.5) / 11
    assert before == pytest.approx(8.375 / 11)


def test_adjudicated_scores_are_marked(room: ReviewRoom, disputed: int) -> None:
    room.adjudication.decide(disputed, "sam", Verdict(1, {"accuracy": 4.0, "resolution": None}))
    marked = [score for score in room.reviews.human_scores() if score.is_adjudicated]
    assert [(score.reviewer_id, score.criterion, score.value) for score in marked] == [("sam", "accuracy", 4.0)]


def test_everything_disputed_must_be_decided_and_nothing_else(room: ReviewRoom, disputed: int) -> None:
    with pytest.raises(InvalidRequest, match="Resolution"):
        room.adjudication.decide(disputed, "sam", Verdict(1, {"accuracy": 5.0}))
    with pytest.raises(InvalidRequest, match="tone"):
        room.adjudication.decide(disputed, "sam", Verdict(1, {"accuracy": 5.0, "resolution": 1.0, "tone": 1.0}))
    assert room.queue.item(disputed).state is ItemState.DISPUTED


def test_it_is_decided_once(room: ReviewRoom, disputed: int) -> None:
    decision = Verdict(1, {"accuracy": 5.0, "resolution": 1.0})
    room.adjudication.decide(disputed, "sam", decision)
    with pytest.raises(Conflict, match="decided"):
        room.adjudication.decide(disputed, "root", decision)


def test_nothing_is_decided_while_a_reviewer_has_their_review_open_again(room: ReviewRoom, disputed: int) -> None:
    room.reviewing.reopen("anna")
    assert room.queue.item(disputed).state is ItemState.WAITING
    with pytest.raises(Conflict, match="nothing is disputed"):
        room.adjudication.decide(disputed, "sam", Verdict(1, {"accuracy": 5.0, "resolution": 1.0}))


def test_reviewers_may_come_to_agree(room: ReviewRoom, disputed: int, hands: Hands) -> None:
    hands.forward(minutes=5)
    room.reviewing.reopen("anna")
    room.reviewing.submit(disputed, "anna", verdict(accuracy=5.0, resolution=1.0))
    assert room.queue.item(disputed).state is ItemState.SETTLED
