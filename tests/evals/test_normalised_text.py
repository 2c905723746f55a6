"""Normalised text leads back to the text it came from."""

from hypothesis import given
from hypothesis import strategies as st

from evals.normalised_text import Span, normalise


def test_ligatures_and_case_do_not_matter() -> None:
    assert normalise("Eﬃcient Straße").letters == "efficientstrasse"


def test_occurrences_lead_back_to_the_text() -> None:
    assert normalise("A-b, a b! AB").occurrences(["ab"]) == [Span(0, 3), Span(5, 8), Span(10, 12)]


def test_pieces_follow_each_other_within_the_gap() -> None:
    text = normalise("one xx two; one xxx two")
    assert text.occurrences(["one", "two"], longest_gap=2) == [Span(0, 10)]
    assert text.occurrences(["two", "one", "three"], longest_gap=9) == []


@given(st.text())
def test_origins_stand_in_reading_order_inside_the_text(text: str) -> None:
    normalised = normalise(text)
    assert len(normalised.letters) == len(normalised.origins)
    assert list(normalised.origins) == sorted(normalised.origins)
    assert all(0 <= origin < len(text) for origin in normalised.origins)


@given(st.integers(0, 9), st.integers(1, 9), st.integers(0, 9), st.integers(1, 9))
def test_overlapping_is_mutual_and_means_a_shared_character(start: int, length: int, other: int, size: int) -> None:
    one, two = Span(start, start + length), Span(other, other + size)
    shares = bool(set(range(one.start, one.end)) & set(range(two.start, two.end)))
    assert one.overlaps(two) is two.overlaps(one) is shares
