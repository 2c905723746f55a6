"""The figures follow the history, whatever happens to it."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from evals.dashboards.facts import Facts
from evals.dashboards.tables import answer_documents, answer_facts, fact_points, fact_products, fact_versions
from evals.dashboards.tally import tally
from evals.quality import Quality
from server.answering.answer import Outcome
from server.deskside import Deskside
from server.history.tables import answer_versions, answers, feedback
from tests.evals.dashboards.looking import Look
from tests.evals.dashboards.stored import missing, rate, review, stored
from tests.server.api.company import NOW


def row_of(facts: Facts, answer_id: str) -> dict[str, object]:
    with facts.engine.connect() as connection:
        found = connection.execute(select(answer_facts).where(answer_facts.c.answer_id == answer_id)).one()
    return dict(found._mapping)


def test_an_answer_is_counted_with_what_pages_need_of_it(deskside: Deskside, facts: Facts) -> None:
    answer = stored(deskside, "a", skill="returns-assessment", confidence=0.75, milliseconds=120)
    assert facts.catch_up().is_complete
    row = row_of(facts, "a")
    assert (row["asked_at"], row["asker_id"], row["outcome"]) == (answer.asked_at, "jo", "answered")
    assert (row["confidence"], row["latency_ms"], row["skill"]) == (0.75, 120, "returns-assessment")
    assert (row["tokens"], row["cost"], row["model"]) == (None, None, None)
    assert row["audience"] == ""


def test_each_document_it_shows_is_counted_once_cited_ones_first(deskside: Deskside, facts: Facts) -> None:
    stored(deskside, "found")
    missing(deskside, "missing")
    facts.catch_up()
    with facts.engine.connect() as connection:
        shown = connection.execute(select(answer_documents.c.is_cited, answer_documents.c.number)).all()
        (document,) = connection.execute(select(fact_versions.c.document_id)).scalars()
    assert sorted(tuple(row) for row in shown) == [(False, 1), (True, 1)]
    assert document == deskside.index.catalog.find_documents("returns.md")[0].id


def test_counting_again_changes_nothing(deskside: Deskside, facts: Facts) -> None:
    stored(deskside, "a")
    facts.catch_up()
    before = row_of(facts, "a")
    facts.catch_up()
    assert row_of(facts, "a") == before


def test_one_page_counts_only_so_many(deskside: Deskside, facts: Facts) -> None:
    for number in range(5):
        stored(deskside, f"a{number}", days_ago=5 - number)
    reach = facts.catch_up(2)
    assert (reach.counted, reach.stored, reach.is_complete) == (2, 5, False)
    assert row_of(facts, "a0")["answer_id"] == "a0"
    assert facts.catch_up(None).is_complete


def test_an_answer_that_was_stored_late_is_caught(deskside: Deskside, facts: Facts) -> None:
    stored(deskside, "new", days_ago=1)
    facts.catch_up()
    stored(deskside, "a little late", days_ago=1 + 5 / 1440)
    assert facts.catch_up().is_complete
    stored(deskside, "very late", days_ago=400)
    assert facts.catch_up().is_complete
    assert row_of(facts, "very late")["answer_id"] == "very late"


def test_an_answer_that_was_erased_is_forgotten(deskside: Deskside, facts: Facts, look: Look) -> None:
    for answer_id in ("a", "b"):
        stored(deskside, answer_id)
    assert look().columns.row.size == 2
    with facts.engine.begin() as connection:
        connection.execute(delete(answer_versions).where(answer_versions.c.answer_id == "a"))
        connection.execute(delete(answers).where(answers.c.id == "a"))
    assert facts.catch_up().is_complete
    assert look().columns.row.size == 1
    with facts.engine.connect() as connection:
        assert len(connection.execute(select(answer_documents)).all()) == 1


def test_feedback_that_comes_later_counts_the_last_word_of_each_person(
    deskside: Deskside, facts: Facts, look: Look
) -> None:
    stored(deskside, "a")
    facts.catch_up()
    record = deskside.history.answer("a")
    for person, is_useful in (("jo", False), ("lin", True), ("jo", True), ("sam", False)):
        deskside.history.give_feedback(record, person, is_useful)
    facts.catch_up()
    assert (row_of(facts, "a")["useful"], row_of(facts, "a")["not_useful"]) == (2, 1)
    counted = tally(look().columns, look().now)
    assert (counted.useful, counted.not_useful) == (2, 1)


def test_feedback_that_is_taken_back_does_not_count(deskside: Deskside, facts: Facts) -> None:
    stored(deskside, "a")
    rate(deskside, "a", False, False)
    facts.catch_up()
    assert row_of(facts, "a")["is_gap"]
    with facts.engine.begin() as connection:
        connection.execute(delete(feedback))
    facts.catch_up()
    assert (row_of(facts, "a")["not_useful"], row_of(facts, "a")["is_gap"]) == (0, False)


def test_feedback_on_an_answer_that_is_not_counted_yet_is_not_lost(deskside: Deskside, facts: Facts) -> None:
    stored(deskside, "old", days_ago=2)
    stored(deskside, "new", days_ago=1)
    rate(deskside, "new", True)
    facts.catch_up(1)
    facts.catch_up(1)
    assert row_of(facts, "new")["useful"] == 1


def test_a_review_that_comes_later_is_counted(deskside: Deskside, quality: Quality, facts: Facts, look: Look) -> None:
    stored(deskside, "a")
    facts.catch_up()
    review(quality, "a", 5)
    facts.catch_up()
    assert (row_of(facts, "a")["reviews"], row_of(facts, "a")["review_score"]) == (1, 1.0)
    assert tally(look().columns, look().now).review_score == 1.0


def test_a_review_that_is_opened_again_is_not_counted(deskside: Deskside, quality: Quality, facts: Facts) -> None:
    stored(deskside, "a")
    review(quality, "a", 5)
    facts.catch_up()
    quality.review.reviewing.reopen("sam")
    facts.catch_up()
    assert (row_of(facts, "a")["reviews"], row_of(facts, "a")["review_score"]) == (0, None)


def test_a_gap_is_what_was_not_answered_or_disliked_by_more(deskside: Deskside, facts: Facts) -> None:
    for answer_id, votes in {"liked": (True, False), "disliked": (False,), "silent": ()}.items():
        stored(deskside, answer_id)
        rate(deskside, answer_id, *votes)
    missing(deskside, "missing")
    facts.catch_up()
    gaps = {answer_id for answer_id in ("liked", "disliked", "silent", "missing") if row_of(facts, answer_id)["is_gap"]}
    assert gaps == {"disliked", "missing"}


def test_everything_can_be_made_again(deskside: Deskside, quality: Quality, facts: Facts, look: Look) -> None:
    stored(deskside, "a")
    rate(deskside, "a", True)
    review(quality, "a", 1)
    facts.catch_up()
    before = tally(look().columns, look().now)
    with facts.engine.begin() as connection:
        connection.execute(update(answer_facts).values(useful=77, question="nonsense"))
    assert facts.rebuild().is_complete
    assert tally(look().columns, look().now) == before
    assert row_of(facts, "a")["question"] == "What about a?"


def test_figures_of_another_schema_are_forgotten_at_the_start(deskside: Deskside, quality: Quality) -> None:
    stored(deskside, "a")
    facts = quality.dashboards.facts
    facts.catch_up()
    with facts.engine.begin() as connection:
        connection.execute(update(fact_points).where(fact_points.c.name == "schema").values(value=0))
        connection.execute(insert(fact_products).values(product="left over", version_row=1))
    again = Facts(facts.engine, deskside.index.catalog, str.split, facts.marks)
    assert again.reach().counted == 0
    assert again.catch_up().is_complete
    with facts.engine.connect() as connection:
        assert connection.execute(select(fact_products)).all() == []


def test_a_body_that_cannot_be_read_is_counted_and_shown_to_nobody(deskside: Deskside, facts: Facts) -> None:
    stored(deskside, "a")
    with facts.engine.begin() as connection:
        connection.execute(update(answers).values(body="{}"))
    assert facts.catch_up().is_complete
    assert row_of(facts, "a")["audience"] == "!"


def test_a_product_is_that_of_the_document_shown_first(quality: Quality, deskside: Deskside) -> None:
    missing(deskside, "a")
    facts = quality.dashboards.facts
    facts.catch_up()
    with facts.engine.connect() as connection:
        (version,) = connection.execute(select(fact_versions.c.row)).scalars()
    assert row_of(facts, "a")["version_row"] == version


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_is_counted(deskside: Deskside, facts: Facts, look: Look, outcome: Outcome) -> None:
    stored(deskside, "a", outcome=outcome)
    counted = tally(look().columns, look().now)
    assert (counted.answers, counted.found) == (1, int(outcome in (Outcome.ANSWERED, Outcome.PARTLY_ANSWERED)))


def test_an_answer_from_the_future_does_not_hide_those_of_today(deskside: Deskside, facts: Facts) -> None:
    stored(deskside, "future", days_ago=-30)
    facts.catch_up()
    stored(deskside, "today", days_ago=0)
    assert facts.catch_up().is_complete
    assert row_of(facts, "today")["asked_at"] == NOW - timedelta(days=0)
