"""What a sentence rests on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.answering.generation.numbered_passage import by_number
from server.answering.generation.support import closest, has_open_quotation, reason_of, support
from server.answering.verification.finding import FindingKind
from tests.server.answering.generation.passages import LINES, PASSAGES, line

NUMBERED = by_number(PASSAGES)


@pytest.mark.parametrize("place", range(len(LINES)))
def test_what_a_passage_says_rests_on_just_the_statement_that_says_it(place: int) -> None:
    number = next(one.number for one in PASSAGES if line(place).text in one.text)
    assert support(LINES[place], [number], NUMBERED).statements == (line(place),)


def test_a_sentence_of_two_statements_rests_on_both() -> None:
    said = "A charger may be returned within 30 days of delivery, and the customer pays £4.95 for the return label."
    assert support(said, [1], NUMBERED).statements == (line(0), line(1))


def test_passages_that_are_cited_beside_what_is_needed_are_left_out() -> None:
    assert support(LINES[0], [2, 1, 3], NUMBERED).statements == (line(0),)


@pytest.mark.parametrize(
    ("sentence", "numbers", "kind"),
    [
        (LINES[0], [], FindingKind.CITATION),
        (LINES[0], [99], FindingKind.CITATION),
        ("A charger may be returned within 45 days of delivery.", [1], FindingKind.FIGURE),
        (LINES[3], [1], FindingKind.FIGURE),
        ("Opened software can be returned.", [2], FindingKind.NEGATION),
        (f'{LINES[0]} They say: "pay nothing.', [1], FindingKind.QUOTATION),
        ("It is so.", [1], FindingKind.UNSUPPORTED),
        ("Our manager sends flowers to every visitor.", [1], FindingKind.UNSUPPORTED),
        ("A charger may be returned [here](https://evil.example) within 30 days.", [1], FindingKind.NAME),
        ("A charger <img src=x> may be returned within 30 days of delivery.", [1], FindingKind.NAME),
    ],
)
def test_what_no_cited_passage_says_rests_on_nothing(sentence: str, numbers: list[int], kind: FindingKind) -> None:
    found = support(sentence, numbers, NUMBERED)
    assert found.statements == ()
    assert kind in {finding.kind for finding in found.findings}


def test_a_placeholder_for_personal_data_is_nothing_to_verify() -> None:
    assert support("A charger of [NAME_1] may be returned within 30 days of delivery.", [1], NUMBERED).statements


@given(st.text(), st.lists(st.integers()))
def test_a_sentence_either_rests_on_statements_of_what_it_cites_or_has_something_against_it(
    sentence: str, numbers: list[int]
) -> None:
    found = support(sentence, numbers, NUMBERED)
    assert bool(found.statements) != bool(found.findings)
    shown = [one for number in numbers if number in NUMBERED for one in NUMBERED[number].statements]
    assert all(one in shown for one in found.statements)


def test_the_statement_that_says_nearly_the_same_is_close_and_others_are_not() -> None:
    assert closest("A charger may be returned within 97 days of delivery.", PASSAGES) == line(0)
    assert closest("Our manager sends flowers to every visitor.", PASSAGES) is None
    assert closest("A charger.", []) is None


def test_the_reason_says_what_stands_there_instead() -> None:
    found = support("A charger may be returned within 45 days of delivery.", [1], NUMBERED)
    assert reason_of(found.findings[0]) == "the figure “45 days” is not in what it cites; there it is “30 days”"


@pytest.mark.parametrize(
    ("text", "is_open"), [('say "a', True), ('say "a" and "b"', False), ('a 19" rack', False), ("“a", True)]
)
def test_a_quotation_that_does_not_end_is_open(text: str, is_open: bool) -> None:
    assert has_open_quotation(text) == is_open
