"""Asking back where the answer depends on what the question does not say."""

from collections.abc import Sequence

import pytest

from ingest.index.documents import BlockKind
from ingest.index.sentences import Span
from server.answering.citations import cite
from server.answering.clarification.clarification import (
    ClarificationSettings,
    are_rows_of_one_table,
    options,
    variants,
)
from server.answering.evidence import Weighed
from server.answering.question import Question, Role, Ticket, Turn
from server.answering.statements import Statement
from tests.server.answering.made import statement_of
from tests.server.answering.placed import placed

SETTINGS = ClarificationSettings()
ROWS = (
    "Region: UK; Opened: 14 days",
    "Region: EU; Opened: 21 days",
    "Region: US; Opened: 30 days",
)
PUMP = placed("Code: E03; Meaning: Flow below 8 l", "pumps.md", "Heat pump faults", product=("pump",))
BATTERY = placed("Code: E03; Meaning: Cell above 55 °C", "batteries.md", "Battery faults", product=("battery",))


def rows(*texts: str) -> list[Statement]:
    return [statement_of(text, BlockKind.TABLE_ROW, row=number, block=number) for number, text in enumerate(texts)]


def labels(question: Question, statements: Sequence[Statement], *scores: float) -> list[str]:
    weighed = [
        Weighed(one, score, score) for one, score in zip(statements, scores or [0.9] * len(statements), strict=True)
    ]
    return [one.case.label for one in variants(question, weighed, (), SETTINGS)]


def test_rows_that_differ_by_what_the_question_does_not_name_are_cases() -> None:
    assert labels(Question("How long may an opened box be returned?"), rows(*ROWS)) == ["UK", "EU", "US"]


@pytest.mark.parametrize(
    "question",
    [
        Question("How long may an opened box be returned in the UK?"),
        Question("How long may an opened box be returned to Germany?"),
        Question("How long?", ticket=Ticket("desk", "1", "Return", fields={"region": "us"})),
        Question("How long?", ticket=Ticket("desk", "1", "Return from France")),
        Question("And opened?", history=(Turn(Role.USER, "What is the window?"),)),
    ],
)
def test_what_the_question_its_ticket_or_its_conversation_tells_is_not_asked(question: Question) -> None:
    assert labels(question, rows(*ROWS)) == []


def test_cases_that_are_treated_alike_are_none() -> None:
    assert labels(Question("How long?"), rows("Region: UK; Opened: 14 days", "Region: EU; Opened: 14 days")) == []


def test_a_much_better_row_is_the_answer() -> None:
    assert labels(Question("How long?"), rows(*ROWS), 0.9, 0.7, 0.7) == []


def test_more_cases_than_can_be_offered_are_not_asked() -> None:
    assert labels(Question("How long?"), rows(*(f"Tier: {tier}; Days: {tier}1" for tier in range(1, 7)))) == []


def test_cases_that_the_answer_tells_of_are_not_asked() -> None:
    weighed = [Weighed(one, 0.9, 0.9) for one in rows(*ROWS)]
    said = [
        cite(number, one.statement.passage, Span(0, len(one.statement.text)), one.statement.text)
        for number, one in enumerate(weighed, 1)
    ]
    assert variants(Question("How long?"), weighed, said, SETTINGS) == []


def test_a_code_that_several_documents_explain_is_asked_back_with_their_titles() -> None:
    question = Question("What does E03 mean?")
    found = variants(question, [Weighed(PUMP, 0.9, 0.9), Weighed(BATTERY, 0.6, 0.6)], (), SETTINGS)
    assert not are_rows_of_one_table(found)
    assert [(one.label, one.question) for one in options(found, question)] == [
        ("Heat pump faults", "What does E03 mean (Heat pump faults)?"),
        ("Battery faults", "What does E03 mean (Battery faults)?"),
    ]


def test_a_tag_of_a_document_names_it_too() -> None:
    assert labels(Question("What does E03 on the pump mean?"), [PUMP, BATTERY]) == []


def test_two_documents_on_what_the_question_names_are_no_cases_of_it() -> None:
    guide = placed("Item: Breaker; Pylon: 40 A", "guide.md", "Pylon guide", product=("charger",))
    sheet = placed("Item: Breaker; Pylon: 32 A", "sheet.md", "Pylon sheet", product=("charger",))
    assert labels(Question("Which breaker for a Pylon?"), [guide, sheet]) == []


def test_sentences_alike_but_for_their_figures_are_cases_of_their_documents() -> None:
    one = placed("The care plan for it costs £90 a year.", "pumps.md", "Pumps", kind=BlockKind.PARAGRAPH)
    other = placed("The care plan for it costs £60 a year.", "panels.md", "Panels", kind=BlockKind.PARAGRAPH)
    assert labels(Question("What does the care plan cost?"), [one, other]) == ["Pumps", "Panels"]


def test_nothing_found_is_no_case() -> None:
    assert variants(Question("How long?"), [], (), SETTINGS) == []
