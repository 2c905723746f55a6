"""How a message is cut into pieces that can each be a need."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.answering.needs.pieces import is_question, pieces


def test_two_questions_in_one_sentence_are_two_pieces() -> None:
    assert pieces("How long is the warranty on a Vault and does it cover labour?") == [
        "How long is the warranty on a Vault?",
        "does it cover labour?",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Can I send it back and get the small one instead?",
        "When I return it, do I pay for the label?",
        "I opened the box and can I return it?",
        "Who gets a journalist enquiry and how fast?",
        "If the first one broke and when it is repaired, who pays?",
    ],
)
def test_one_question_is_one_piece(sentence: str) -> None:
    assert pieces(sentence) == [sentence]


def test_chat_without_capitals_is_cut_where_a_question_begins() -> None:
    assert pieces("it smells sweet in there. can I restart it? we need it") == [
        "it smells sweet in there.",
        "can I restart it?",
        "we need it",
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "who pays for the label",
        "I would like to know who pays.",
        "It blinks now, is that normal.",
        "Please tell me why.",
    ],
)
def test_it_asks_without_a_question_mark(piece: str) -> None:
    assert is_question(piece)


@pytest.mark.parametrize("piece", ["Will try again tomorrow.", "What a day.", "The label was missing."])
def test_it_does_not_ask(piece: str) -> None:
    assert not is_question(piece)


@given(st.text(alphabet="ab .?!,\nandcoliw", max_size=120))
def test_no_word_is_made_up(text: str) -> None:
    known = set(re.findall(r"\w+", text))
    assert {word for piece in pieces(text) for word in re.findall(r"\w+", piece)} <= known
