"""The answers that people found worst."""

from evals.dashboards.selection import Selection
from evals.dashboards.worst_answers import read_worst_answers
from evals.quality import Quality
from server.deskside import Deskside
from tests.evals.dashboards.looking import MONTH, SUPPORT, Look
from tests.evals.dashboards.stored import HIDDEN, rate, review, stored

SEEN = Selection(MONTH, audience=SUPPORT)


def test_those_with_most_against_them_come_first(deskside: Deskside, quality: Quality, look: Look) -> None:
    for answer_id in ("liked", "disliked", "disliked twice", "reviewed badly", "reviewed well", "silent"):
        stored(deskside, answer_id)
    rate(deskside, "liked", True)
    rate(deskside, "disliked", False)
    rate(deskside, "disliked twice", False, False, False)
    review(quality, "reviewed badly", 1)
    review(quality, "reviewed well", 5)
    rate(deskside, "reviewed well", False)
    found = [one.answer_id for one in read_worst_answers(look(SEEN), 5)]
    assert found == ["disliked twice", "reviewed badly", "disliked"]


def test_only_so_many_are_given_and_none_the_reader_may_not_read(deskside: Deskside, look: Look) -> None:
    for number in range(4):
        stored(deskside, f"a{number}")
        rate(deskside, f"a{number}", False)
    stored(deskside, "hidden", words=HIDDEN)
    rate(deskside, "hidden", False, False, False)
    found = [one.answer_id for one in read_worst_answers(look(SEEN), 3)]
    assert len(found) == 3
    assert "hidden" not in found
