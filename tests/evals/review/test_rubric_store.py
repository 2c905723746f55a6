"""Every revision of the rubric stays."""

from dataclasses import replace

import pytest

from evals.review.room import ReviewRoom
from evals.review.rubric import DEFAULT
from evals.review.rubric_store import Rubrics
from ingest.index.errors import InvalidRequest, NotFound
from server.deskside import Deskside
from server.errors import Conflict
from tests.evals.review.made import Hands


def test_there_is_one_at_the_beginning_and_only_one(room: ReviewRoom, deskside: Deskside, hands: Hands) -> None:
    Rubrics(deskside.index.catalog.engine, hands)
    assert [(rubric.revision, rubric.criteria) for rubric in room.rubrics.all()] == [(1, DEFAULT)]


def test_a_change_is_a_new_revision_and_the_old_one_stays(room: ReviewRoom) -> None:
    changed = (replace(DEFAULT[0], weight=9.0), *DEFAULT[1:])
    assert room.rubrics.replace(changed, "sam", 1).revision == 2
    assert (room.rubrics.current().criteria, room.rubrics.current().made_by) == (changed, "sam")
    assert room.rubrics.revision(1).criteria == DEFAULT
    with pytest.raises(NotFound):
        room.rubrics.revision(3)


def test_no_change_makes_no_revision(room: ReviewRoom) -> None:
    assert room.rubrics.replace(DEFAULT, "sam", 1).revision == 1


def test_nobody_overwrites_anothers_change(room: ReviewRoom) -> None:
    room.rubrics.replace(DEFAULT[:2], "sam", 1)
    with pytest.raises(Conflict, match="changed meanwhile"):
        room.rubrics.replace(DEFAULT[:3], "root", 1)


def test_a_rubric_that_cannot_be_asked_is_not_kept(room: ReviewRoom) -> None:
    with pytest.raises(InvalidRequest):
        room.rubrics.replace((), "sam", 1)
    assert room.rubrics.current().revision == 1
