"""Marks the words that two texts do not share."""

from hypothesis import given
from hypothesis import strategies as st

from server.history.word_difference import Piece, word_difference

TEXTS = st.text("ab \n.", max_size=60)


def test_only_what_differs_is_marked() -> None:
    found = word_difference("It takes 30 days to return.", "It takes 14 days to return.")
    assert found.before == (Piece("It takes ", False), Piece("30 ", True), Piece("days to return.", False))
    assert found.after == (Piece("It takes ", False), Piece("14 ", True), Piece("days to return.", False))


def test_texts_that_have_nothing_in_common_are_not_marked() -> None:
    found = word_difference("Heat pumps may be financed.", "The documents do not answer this.")
    assert found.before == (Piece("Heat pumps may be financed.", False),)
    assert word_difference("", "Thirty days.").after == (Piece("Thirty days.", False),)
    assert word_difference("", "Thirty days.").before == ()


@given(TEXTS, TEXTS)
def test_no_text_is_lost(before: str, after: str) -> None:
    found = word_difference(before, after)
    assert "".join(piece.text for piece in found.before) == before
    assert "".join(piece.text for piece in found.after) == after


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert not any(piece.is_marked for piece in word_difference(text, text).before)
