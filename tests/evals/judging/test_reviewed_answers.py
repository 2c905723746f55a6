"""The cases of the answers that people reviewed."""

from dataclasses import replace

import pytest

from evals.judging.reviewed_answers import cases_of_answers, corrections
from evals.quality import Quality
from evals.review.choosing import Choice, Reason
from evals.review.item import RunAnswer
from server.deskside import Deskside
from tests.evals.review.made import RETURNS, RUTH, answer_citing, keep_answers, verdict


@pytest.fixture
def reviewed(deskside: Deskside, quality: Quality) -> list[str]:
    """Two answers of the history, and one that only the queue holds."""
    deskside.people.import_people([RUTH])
    ids = keep_answers(deskside, 2)
    quality.review.queue.add(ids, Choice(Reason.RANDOM), "sam", 0.0, "seed")
    of_run = answer_citing(deskside, "of a run", "returns.md", RETURNS)
    quality.review.queue.add_by_hand("of a run", "sam", RunAnswer("run", of_run))
    return [*ids, "of a run"]


def test_answers_come_from_the_history_or_the_queue_and_what_is_gone_is_left_out(
    deskside: Deskside, quality: Quality, reviewed: list[str]
) -> None:
    cases = cases_of_answers([*reviewed, "gone"], deskside.history, quality.review.queue, {})
    assert [case.id for case in cases] == reviewed
    assert {case.passages[0].text for case in cases} == {RETURNS}
    assert all(case.reference is None for case in cases)


def test_a_correction_is_the_reference_of_its_answer(deskside: Deskside, quality: Quality, reviewed: list[str]) -> None:
    item = quality.review.queue.item_of("a1")
    assert item is not None
    said = replace(verdict(accuracy=2.0), corrected_answer="Within 30 days.")
    quality.review.reviewing.submit(item.id, "ruth", said)
    found = corrections(quality.reviews)
    assert found == {"a1": "Within 30 days."}
    cases = cases_of_answers(reviewed, deskside.history, quality.review.queue, found)
    assert [case.reference for case in cases] == [None, "Within 30 days.", None]
