"""Answers to more than one need, to underspecified questions, and of two moments."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from ingest.index.scope import Scope
from server.answering.answer import Outcome
from server.answering.question import Question
from server.deskside import Deskside
from tests.server.api.company import JO, NOW, open_company

SCOPE = Scope(JO.audience, NOW)


@pytest.fixture(scope="module")
def deskside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deskside]:
    deskside = open_company(tmp_path_factory.mktemp("company"))
    yield deskside
    deskside.close()


def test_two_questions_in_one_get_one_answer_with_citations_numbered_once(deskside: Deskside) -> None:
    question = Question("How long may a charger be returned and who pays for the return label?")
    answer = deskside.answer(question, SCOPE)
    assert answer.outcome is Outcome.ANSWERED
    assert "30 days" in answer.text
    assert "customer pays" in answer.text
    assert [one.number for one in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert {number for one in answer.sentences for number in one.citations} <= {one.number for one in answer.citations}


def test_the_part_that_the_documents_do_not_answer_is_named_in_the_askers_words(deskside: Deskside) -> None:
    question = Question("How long may a charger be returned and is the moon landing faked?")
    answer = deskside.answer(question, SCOPE)
    assert answer.outcome is Outcome.PARTLY_ANSWERED
    assert answer.missing == ("is the moon landing faked?",)
    assert "30 days" in answer.text


def test_beside_the_rules_of_an_earlier_day_stand_those_of_today_where_they_differ(deskside: Deskside) -> None:
    then = Scope(JO.audience, datetime(2025, 6, 3, 12, tzinfo=UTC))
    answer = deskside.answer(Question("How long may a charger be returned?"), then)
    assert "14 days" in answer.text
    assert answer.today is not None
    assert "30 days" in answer.today.text
    assert answer.today.citations[0].in_force_from == datetime(2026, 1, 1, tzinfo=UTC)
    assert answer.today.citations[0] in answer.quoted


def test_where_the_same_holds_today_nothing_stands_beside(deskside: Deskside) -> None:
    then = Scope(JO.audience, datetime(2026, 6, 3, 12, tzinfo=UTC))
    assert deskside.answer(Question("How long may a charger be returned?"), then).today is None
