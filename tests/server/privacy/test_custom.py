"""Patterns of an operator's own."""

import pytest

from ingest.index.errors import InvalidRequest
from server.privacy.custom import CustomPatterns


def found(patterns: dict[str, str], text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in CustomPatterns(patterns).find(text)]


def test_they_name_kinds_of_their_own() -> None:
    patterns = {"ORDER": r"\bLU-\d{6}\b", "TAX_ID": r"(?i)tax id (\d{11})"}
    assert found(patterns, "LU-208814, Tax ID 12345678901") == [("ORDER", "LU-208814"), ("TAX_ID", "12345678901")]


def test_places_are_those_of_the_text_whatever_its_letters() -> None:
    assert found({"ORDER": r"LU-\d{6}"}, "\ud800 größer 🔋 als LU-208814") == [("ORDER", "LU-208814")]


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("order", "a"),
        ("A", "a"),
        ("ORDER", "("),
        ("ORDER", r"(a)\1"),
        ("ORDER", "(?=a)b"),
        ("ORDER", "a*"),
        ("ORDER", "a" * 1001),
        ("ORDER", "((a{500}){500}){500}"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_when_it_is_set(name: str, pattern: str) -> None:
    with pytest.raises(InvalidRequest):
        CustomPatterns({name: pattern})


def test_a_pattern_that_would_backtrack_for_ever_does_not() -> None:
    assert found({"BAD": r"(?:a+)+b|(?:\w+\s?)+$x"}, "a" * 20_000) == []
