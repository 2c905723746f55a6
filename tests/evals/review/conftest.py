"""Reviewing over a small company, with a clock that is moved by hand."""

import pytest

from evals.review.choosing import Choice, Reason
from evals.review.room import ReviewRoom, open_review_room
from evals.review.settings import ReviewSettings
from evals.schema import migrate_evals
from server.deskside import Deskside
from tests.evals.review.made import ANNA, BEN, RUTH, Hands, keep_answers


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def room(deskside: Deskside, hands: Hands) -> ReviewRoom:
    migrate_evals(deskside.index.catalog.engine)
    deskside.people.import_people([RUTH, ANNA, BEN])
    return open_review_room(deskside, hands, ReviewSettings())


@pytest.fixture
def queued(room: ReviewRoom, deskside: Deskside) -> list[int]:
    """Three items: two that want one reviewer, then one that wants two."""
    ids = keep_answers(deskside, 3)
    room.queue.add(ids[:2], Choice(Reason.RANDOM), "sam", 0.0, "seed")
    room.queue.add(ids[2:], Choice(Reason.RANDOM), "sam", 1.0, "seed")
    return [place.item.id for place in room.queue.waiting()]
