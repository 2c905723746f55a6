"""Notes to the owners of documents."""

from dataclasses import replace

import pytest

from evals.review.room import ReviewRoom
from ingest.index.errors import InvalidRequest, NotFound
from server.answering.answer import Answer
from server.deskside import Deskside
from server.errors import Conflict
from tests.evals.review.made import CHARGEBACKS, RETURNS, Hands, answer_citing
from tests.server.api.company import INES, JO, ROOT


@pytest.fixture
def answer(deskside: Deskside) -> Answer:
    return answer_citing(deskside, "a1", "returns.md", RETURNS)


def test_it_goes_to_the_owner_and_to_who_administers(room: ReviewRoom, answer: Answer, hands: Hands) -> None:
    note = room.notes.send(answer, 1, " Is this still so? ", "ruth")
    assert (note.owner, note.message, note.sent_by, note.sent_at) == (
        INES.email,
        "Is this still so?",
        "ruth",
        hands.now,
    )
    assert room.notes.addressed_to(INES) == room.notes.addressed_to(ROOT) == [note]
    assert room.notes.addressed_to(replace(INES, email=INES.email.upper())) == [note]
    assert room.notes.addressed_to(JO) == []
    assert not note.is_for(JO)
    assert not note.is_for(replace(JO, email=""))


def test_it_is_answered_and_settled(room: ReviewRoom, answer: Answer) -> None:
    note = room.notes.send(answer, 1, "Is this still so?", "ruth")
    answered = room.notes.reply(note, INES, "Until Friday.", is_settled=False)
    assert (answered.reply, answered.replied_by, answered.settled_at) == ("Until Friday.", INES.id, None)
    settled = room.notes.reply(answered, INES, "", is_settled=True)
    assert (settled.reply, settled.settled_by) == ("Until Friday.", INES.id)
    with pytest.raises(Conflict, match="settled"):
        room.notes.reply(settled, INES, "More", is_settled=False)


def test_what_waits_comes_before_what_is_settled(room: ReviewRoom, answer: Answer) -> None:
    first, second, third = (room.notes.send(answer, 1, words, "ruth") for words in ("one", "two", "three"))
    room.notes.reply(third, INES, "", is_settled=True)
    assert [note.message for note in room.notes.all()] == ["two", "one", "three"]
    assert [note.id for note in room.notes.of_answer("a1")] == [second.id, first.id, third.id]


def test_a_runs_answer_goes_along(room: ReviewRoom, answer: Answer) -> None:
    note = room.notes.send(answer, 1, "See this", "ruth", is_of_run=True)
    assert room.notes.note(note.id).of_run == answer
    assert room.notes.send(answer, 1, "See this", "ruth").of_run is None


def test_what_cannot_be_sent_is_refused(room: ReviewRoom, deskside: Deskside, answer: Answer) -> None:
    ownerless = answer_citing(deskside, "a2", "chargebacks.md", CHARGEBACKS)
    for wrong, number, words, complaint in (
        (answer, 2, "x", "no citation 2"),
        (answer, 1, " ", "write what"),
        (ownerless, 1, "x", "names no owner"),
    ):
        with pytest.raises(InvalidRequest, match=complaint):
            room.notes.send(wrong, number, words, "ruth")
    with pytest.raises(InvalidRequest, match="write an answer"):
        room.notes.reply(room.notes.send(answer, 1, "x", "ruth"), INES, " ", is_settled=False)
    with pytest.raises(NotFound):
        room.notes.note(77)
