"""What a ticket suggests, over a small company."""

import asyncio
from collections.abc import Iterator
from datetime import date

import pytest

from ingest.index.scope import Scope
from server.answering.answer import Outcome
from server.answering.answerer import NobodyListens
from server.answering.question import Message, Question, Speaker, Ticket
from server.deskside import Deskside
from server.suggestions.dated_event import EventKind
from server.suggestions.suggestion import Suggestions
from tests.server.api.company import JO, NOW, open_company

SCOPE = Scope(JO.audience, NOW)


@pytest.fixture(scope="module")
def deskside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deskside]:
    deskside = open_company(tmp_path_factory.mktemp("company"))
    yield deskside
    deskside.close()


def ticket(*said: str, **fields: str) -> Ticket:
    messages = tuple(Message(Speaker.CUSTOMER, text, "2026-11-17T08:41:00Z") for text in said)
    return Ticket("desk", "1", "Your charger", messages=messages, fields=fields)


def suggest(deskside: Deskside, *said: str, **fields: str) -> Suggestions:
    return deskside.suggest(ticket(*said, **fields), SCOPE)


def test_each_need_comes_with_its_answer(deskside: Deskside) -> None:
    found = suggest(
        deskside, "Hello, how long may a charger be returned? Who pays for the return label? Kind regards, Ana"
    )
    said = {one.label: one.answer.citations[0].quote for one in found.suggestions}
    assert said == {
        "how long may a charger be returned?": "A charger may be returned within 30 days of delivery.",
        "Who pays for the return label?": "The customer pays for the return label.",
    }
    assert {one.found_in for one in found.suggestions} == {"messages.0"}
    assert found.as_of_suggestions == ()


def test_a_question_that_the_documents_do_not_answer_is_suggested_honestly(deskside: Deskside) -> None:
    (one,) = suggest(deskside, "Is the moon landing faked?").suggestions
    assert one.answer.outcome is Outcome.NOT_IN_DOCUMENTS
    assert one.answer.citations == ()


def test_trouble_that_the_documents_do_not_know_is_no_need(deskside: Deskside) -> None:
    assert suggest(deskside, "My aunt lost her yellow umbrella.").suggestions == ()


def test_the_same_need_is_suggested_once(deskside: Deskside) -> None:
    found = suggest(deskside, "How long may a charger be returned?", "how long may a charger be returned!?")
    assert len(found.suggestions) == 1


def test_there_are_three_at_most(deskside: Deskside) -> None:
    asked = ["Is the moon far away?", "Which river is longest?", "Who wrote that opera?", "Why do cats purr so much?"]
    assert len(suggest(deskside, *asked).suggestions) == 3


def test_the_rules_of_the_first_day_stand_beside_todays_where_they_differ(deskside: Deskside) -> None:
    found = suggest(
        deskside,
        "How long may a charger be returned? Who pays for the return label? It arrived on 8 June 2025.",
        order_date="2025-06-03",
    )
    first, second = found.as_of_suggestions
    assert (first.date, first.kind, first.found_in) == (date(2025, 6, 3), EventKind.ORDER, "fields.order_date")
    assert first.differences is not None
    assert [one.then.citations[0].quote for one in first.differences if "returned" in one.question] == [
        "A charger may be returned within 14 days of delivery."
    ]
    assert (second.date, second.kind, second.text) == (date(2025, 6, 8), EventKind.DELIVERY, "8 June 2025")
    assert second.differences is None


def test_where_the_same_held_then_nothing_differs(deskside: Deskside) -> None:
    (day,) = suggest(deskside, "How long may a charger be returned?", order_date="2026-06-03").as_of_suggestions
    assert day.differences == ()


def test_asking_a_suggested_question_gives_the_same_answer_and_keeps_it(deskside: Deskside) -> None:
    asked = ticket("How long may a charger be returned?")
    (one,) = deskside.suggest(asked, SCOPE).suggestions
    before = len(deskside.history.recent(10))
    question = Question(one.question, ticket=asked)
    answer = asyncio.run(deskside.ask(question, SCOPE, JO.id, NobodyListens()))
    assert (answer.outcome, answer.text) == (one.answer.outcome, one.answer.text)
    assert len(deskside.history.recent(10)) == before + 1


def test_suggesting_keeps_nothing(deskside: Deskside) -> None:
    before = deskside.history.recent(10)
    suggest(deskside, "How long may a charger be returned?")
    assert deskside.history.recent(10) == before


def test_what_others_may_see_is_not_suggested(deskside: Deskside) -> None:
    (one,) = suggest(deskside, "How is a chargeback answered?").suggestions
    shown = [citation.path for citation in one.answer.quoted]
    assert "chargebacks.md" not in shown


def test_personal_data_is_back_in_what_is_shown(deskside: Deskside) -> None:
    (one,) = suggest(deskside, "How long may a charger be returned by ana@example.com?").suggestions
    assert "ana@example.com" in one.label
    assert "ana@example.com" in one.question
    assert one.answer.question == one.question


def test_an_endless_ticket_costs_no_more(deskside: Deskside) -> None:
    found = suggest(deskside, " ".join(f"Who pays label {number}?" for number in range(2000)))
    assert len(found.suggestions) <= 3
