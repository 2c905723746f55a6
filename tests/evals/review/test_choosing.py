"""Which answers people should look at."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from evals.review.choosing import Choice, Reason, chance, pick
from evals.review.room import ReviewRoom
from ingest.index.tables import versions
from server.answering.answer import Outcome
from server.deskside import Deskside
from server.history.record import FeedbackReason
from tests.evals.review.made import CHARGEBACKS, LESSON, RETURNS, Hands, answer_citing
from tests.server.api.company import NOW

IDS = st.lists(st.text(min_size=1), unique=True, max_size=30)


@given(IDS, st.integers(0, 40), st.integers(0, 40), st.text())
def test_the_same_seed_picks_the_same_and_fewer_are_among_more(ids: list[str], few: int, more: int, seed: str) -> None:
    few, more = sorted((few, more))
    smaller, larger = (pick(ids, count, Reason.RANDOM, seed) for count in (few, more))
    assert larger == pick(ids[::-1], more, Reason.RANDOM, seed)
    assert larger[: len(smaller)] == smaller
    assert len(larger) == min(more, len(ids))
    assert set(larger) <= set(ids)


@given(st.text(), st.text())
def test_chance_lies_in_its_bounds(seed: str, name: str) -> None:
    assert 0.0 <= chance(seed, name) < 1.0


def test_of_low_support_the_lowest_come_first() -> None:
    assert pick(["lowest", "low", "less"], 2, Reason.LOW_SUPPORT, "any") == ["lowest", "low"]


@pytest.fixture
def answers(deskside: Deskside) -> None:
    """Answers that differ in what they can be chosen by."""
    history = deskside.history
    history.keep(answer_citing(deskside, "plain", "returns.md", RETURNS), "jo")
    history.keep(answer_citing(deskside, "unsure", "returns.md", RETURNS, confidence=0.5), "lin")
    history.keep(answer_citing(deskside, "unsurer", "returns.md", RETURNS, confidence=0.47), "lin")
    unanswered = {"outcome": Outcome.NOT_IN_DOCUMENTS, "confidence": 0.1}
    history.keep(answer_citing(deskside, "unanswered", "returns.md", RETURNS, **unanswered), "jo")
    history.keep(answer_citing(deskside, "fraud", "chargebacks.md", CHARGEBACKS, lesson=LESSON), "sam")
    history.keep(answer_citing(deskside, "old", "returns.md", RETURNS, asked_at=NOW - timedelta(days=40)), "jo")
    for answer_id, is_useful in (("plain", True), ("fraud", False), ("old", False)):
        history.give_feedback(history.answer(answer_id), "jo", is_useful, FeedbackReason.WRONG)


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        (Choice(Reason.RANDOM), ["fraud", "plain", "unanswered", "unsure", "unsurer"]),
        (Choice(Reason.RANDOM, days=50), ["fraud", "old", "plain", "unanswered", "unsure", "unsurer"]),
        (Choice(Reason.LOW_SUPPORT), ["unsurer", "unsure"]),
        (Choice(Reason.LOW_SUPPORT, support_below=0.48), ["unsurer"]),
        (Choice(Reason.DISLIKED), ["fraud"]),
        (Choice(Reason.TEAM, detail="fraud-desk"), ["fraud"]),
        (Choice(Reason.TEAM, detail="nobody"), []),
        (Choice(Reason.SKILL, detail="returns-assessment"), ["fraud"]),
        (Choice(Reason.SKILL, detail="other"), []),
        (Choice(Reason.BY_HAND), []),
    ],
)
def test_answers_are_found_by_each_reason(room: ReviewRoom, answers: None, choice: Choice, found: list[str]) -> None:
    assert room.chooser.matching(choice) == found


def test_a_new_policy_is_one_that_went_live_lately_however_old_the_answer(
    room: ReviewRoom, deskside: Deskside, answers: None, hands: Hands
) -> None:
    with deskside.index.catalog.engine.connect() as connection:
        hands.now = connection.execute(select(func.max(versions.c.published_at))).scalar_one()
    new = room.chooser.matching(Choice(Reason.NEW_POLICY, days=7))
    assert new == ["fraud", "old", "plain", "unsure", "unsurer"]
    hands.forward(days=400)
    assert room.chooser.matching(Choice(Reason.NEW_POLICY, days=7)) == []


def test_the_teams_are_the_groups_of_people(room: ReviewRoom) -> None:
    assert room.chooser.teams() == ["fraud-desk", "support"]
