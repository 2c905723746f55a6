"""What one person may see of the answers in the queue."""

from dataclasses import replace

from evals.review.evidence_shown import evidence_of
from evals.review.item import RunAnswer
from evals.review.reading import Reading, SeenAnswer
from evals.review.room import ReviewRoom
from server.deskside import Deskside
from tests.evals.review.made import ANNA, CHARGEBACKS, RETURNS, RUTH, answer_citing, cite_words
from tests.server.api.company import INTERNAL


def test_an_answer_of_the_history_is_seen_with_its_ticket(room: ReviewRoom, deskside: Deskside) -> None:
    answer = answer_citing(deskside, "a1", "returns.md", RETURNS)
    deskside.history.keep(answer, "jo")
    item = room.queue.add_by_hand("a1", "sam")
    assert Reading(deskside, RUTH).seen(item) == SeenAnswer(answer)


def test_an_answer_of_a_run_is_seen_with_the_item(room: ReviewRoom, deskside: Deskside) -> None:
    answer = answer_citing(deskside, "r1", "returns.md", RETURNS)
    item = room.queue.add_by_hand("r1", "sam", RunAnswer("run", answer, "zendesk", "4101"))
    assert Reading(deskside, RUTH).seen(item) == SeenAnswer(answer, "zendesk", "4101")


def test_nothing_is_seen_that_quotes_what_one_may_not_read(room: ReviewRoom, deskside: Deskside) -> None:
    secret = answer_citing(deskside, "s", "chargebacks.md", CHARGEBACKS)
    internal = answer_citing(deskside, "i", "returns.md", INTERNAL)
    for answer in (secret, internal):
        assert not Reading(deskside, RUTH).may_read(answer)
        assert Reading(deskside, ANNA).may_read(answer)
        item = room.queue.add_by_hand(answer.id, "sam", RunAnswer("run", answer))
        assert Reading(deskside, RUTH).seen(item) is None
    nearest = replace(answer_citing(deskside, "n", "returns.md", RETURNS), nearest=secret.citations)
    assert not Reading(deskside, RUTH).may_read(nearest)
    assert not Reading(deskside, RUTH).may_read_span(internal.citations[0])


def test_an_answer_that_is_gone_or_quotes_another_index_is_not_seen(room: ReviewRoom, deskside: Deskside) -> None:
    citation = replace(cite_words(deskside, "returns.md", RETURNS), version="elsewhere")
    elsewhere = answer_citing(deskside, "e", "returns.md", RETURNS, citations=(citation,))
    reading = Reading(deskside, ANNA)
    assert not reading.may_read(elsewhere)
    assert not reading.may_read_span(citation)
    assert reading.of_item("gone", None) is None
    assert reading.of_answer(elsewhere) is None


def test_evidence_comes_with_the_words_around_it_that_the_reader_may_see(deskside: Deskside) -> None:
    answer = answer_citing(deskside, "a1", "returns.md", "returned within 30 days")
    shown = {person.id: evidence_of(answer, Reading(deskside, person), person.audience)[0] for person in (RUTH, ANNA)}
    assert shown["ruth"].before == "A charger may be "
    assert shown["ruth"].after == " of delivery.\nThe customer pays for the return label."
    assert shown["anna"].after.endswith(INTERNAL)
    assert shown["ruth"].is_in_force


def test_an_older_version_is_said_not_to_be_in_force(deskside: Deskside) -> None:
    words = "A charger may be returned within 14 days of delivery."
    catalog = deskside.index.catalog
    older = catalog.versions_of(catalog.find_documents("returns.md")[0].id)[-1]
    citation = replace(
        cite_words(deskside, "returns.md", RETURNS), version=older.id, quote=words, start=0, end=len(words)
    )
    answer = answer_citing(deskside, "a1", "returns.md", RETURNS, citations=(citation,))
    assert older.text.startswith(words)
    assert not evidence_of(answer, Reading(deskside, RUTH), RUTH.audience)[0].is_in_force


def test_without_citations_the_nearest_passages_are_the_evidence(deskside: Deskside) -> None:
    nearest = (cite_words(deskside, "returns.md", RETURNS),)
    answer = answer_citing(deskside, "a1", "returns.md", RETURNS, citations=(), nearest=nearest)
    (shown,) = evidence_of(answer, Reading(deskside, RUTH), RUTH.audience)
    assert shown.citation == nearest[0]
