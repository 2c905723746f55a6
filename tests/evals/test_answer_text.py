"""Answers are compared without their citation numbers."""

from dataclasses import replace

import pytest

from evals.answer_text import is_comparable, said, without_citation_numbers
from server.answering.answer import Outcome
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Thirty days. [1]", "Thirty days."),
        ("Thirty [2] days [1, 3].", "Thirty days."),
        ("Thirty days.[1][2]No more.", "Thirty days. No more."),
        ("Press [OK].", "Press [OK]."),
    ],
)
def test_numbers_go_and_words_stay_apart(text: str, plain: str) -> None:
    assert without_citation_numbers(text) == plain


def test_abstentions_and_failures_say_nothing() -> None:
    assert said(answering(ANSWERABLE, answer("Yes. [1]"))) == "Yes."
    assert said(answering(ANSWERABLE, ABSTENTION)) is None
    assert said(answering(ANSWERABLE, answer("Which one?", Outcome.NEEDS_CLARIFICATION))) is None
    assert said(answering(ANSWERABLE, None)) is None


def test_only_answerable_examples_with_a_reference_can_be_compared() -> None:
    assert is_comparable(answering(ANSWERABLE, None))
    assert not is_comparable(answering(replace(ANSWERABLE, reference_answer=""), None))
    assert not is_comparable(answering(replace(UNANSWERABLE, reference_answer="No."), None))
