"""The answers behind a figure, a page at a time."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from evals.dashboards.answer_list import Order, list_answers
from evals.dashboards.selection import Selection
from evals.quality import Quality
from ingest.index import tables
from ingest.index.errors import InvalidRequest
from server.deskside import Deskside
from tests.evals.dashboards.looking import FRAUD_DESK, MONTH, SUPPORT, Look
from tests.evals.dashboards.stored import HIDDEN, rate, review, stored

SEEN = Selection(MONTH, audience=SUPPORT)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("size", [1, 3, 7, 50])
def test_the_pages_together_hold_every_answer_once_in_order(
    deskside: Deskside, look: Look, order: Order, size: int
) -> None:
    for number in range(7):
        stored(deskside, f"a{number}", days_ago=number // 2, milliseconds=100 * (number % 3))
        rate(deskside, f"a{number}", *[False] * (number % 3))
    engine, cursor, found = look(SEEN).engine, "", []
    while True:
        page = list_answers(engine, SEEN, order, cursor, size)
        found += page.answers
        if page.cursor is None:
            break
        cursor = page.cursor
    assert sorted(one.answer_id for one in found) == [f"a{number}" for number in range(7)]
    sorted_by = {Order.NEWEST: "asked_at", Order.SLOWEST: "latency_ms", Order.MOST_DISLIKED: "not_useful"}[order]
    values = [getattr(one, sorted_by) for one in found]
    assert values == sorted(values, reverse=True)


def test_a_question_is_shown_only_to_those_who_may_read_what_was_quoted(deskside: Deskside, look: Look) -> None:
    stored(deskside, "open", question="Open?", days_ago=1)
    stored(deskside, "internal", question="Internal?", days_ago=2, words=HIDDEN)
    stored(deskside, "restricted", question="Restricted?", days_ago=3, path="chargebacks.md")
    engine = look(SEEN).engine
    assert [one.question for one in list_answers(engine, SEEN).answers] == ["Open?", None, None]
    everything = list_answers(engine, replace(SEEN, audience=FRAUD_DESK)).answers
    assert [one.question for one in everything] == ["Open?", "Internal?", "Restricted?"]


def test_a_question_is_not_shown_once_a_version_was_purged(deskside: Deskside, look: Look) -> None:
    stored(deskside, "a")
    engine = look(SEEN).engine
    with engine.begin() as connection:
        connection.execute(update(tables.versions).values(state="purged"))
    (one,) = list_answers(engine, SEEN).answers
    assert (one.question, one.document) == (None, None)


def test_what_people_said_stands_beside_it(deskside: Deskside, quality: Quality, look: Look) -> None:
    stored(deskside, "a", skill="returns-assessment", confidence=0.6, milliseconds=150)
    rate(deskside, "a", True, False)
    review(quality, "a", 5)
    (one,) = list_answers(look(SEEN).engine, SEEN).answers
    assert (one.useful, one.not_useful, one.reviews, one.review_score) == (1, 1, 1, 1.0)
    assert (one.skill, one.confidence, one.latency_ms) == ("returns-assessment", 0.6, 150)


@pytest.mark.parametrize("cursor", ["x", "1", "1.", ".1", "-1.2", "1.2.3", "9" * 40 + ".1"])
def test_a_cursor_that_is_none_is_refused(look: Look, cursor: str) -> None:
    with pytest.raises(InvalidRequest):
        list_answers(look(SEEN).engine, SEEN, cursor=cursor)
