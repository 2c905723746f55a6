"""Codes and part numbers are told from each other."""

import pytest

from server.answering.identifiers import asked_identifiers, fits_identifier, identifiers_in
from server.answering.question import Question, Role, Turn


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Vault error E17, what does it mean?", {"e17"}),
        ("service visit, part VB-114", {"vb-114"}),
        ("H430-W and H430-B", {"h430-w", "h430-b"}),
        ("30 days, £40, 10% in 2026", set()),
        ("A Vault 10 holds more", set()),
    ],
)
def test_it_finds_what_has_letters_before_figures(text: str, named: set[str]) -> None:
    assert identifiers_in(text) == named


def test_a_follow_up_is_about_the_code_named_before() -> None:
    asked = Question("and on a Vault?", (Turn(Role.USER, "What is E03 on a Corda?"), Turn(Role.AGENT, "Voltage.")))
    assert asked_identifiers(asked) == {"e03"}
    assert asked_identifiers(Question("and E05?", asked.history)) == {"e05"}


def test_the_statement_with_the_code_fits_and_one_with_another_code_does_not() -> None:
    asked = frozenset({"e17"})
    assert fits_identifier("Code: E17; Meaning: deep discharge", asked) == 1
    assert fits_identifier("Code: E14; Meaning: contactor", asked) < 0
    assert fits_identifier("The app shows the code.", asked) == 0
    assert fits_identifier("Code: E17", frozenset()) == 0
