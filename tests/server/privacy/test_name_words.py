"""What a name looks like, and its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.privacy.name_words import fold, looks_like_name, names_in_value, parts_of


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Maria Lopez", ["Maria Lopez"]),
        ("Lopez, Maria", ["Maria Lopez", "Lopez, Maria"]),
        ("Maria Lopez <maria@home.example>", ["Maria Lopez"]),
        ("Mr & Mrs Fernsby", ["Fernsby"]),
        ("Maria Lopez and Juan Diaz", ["Maria Lopez", "Juan Diaz"]),
        ("Business", []),
        ("Web form", []),
        ("C-10293", []),
        ("", []),
    ],
)
def test_a_field_names_people_or_nobody(value: str, names: list[str]) -> None:
    assert list(names_in_value(value)) == names


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Maria Lopez-Garcia", {"Maria", "Lopez-Garcia", "Lopez", "Garcia"}),
        ("Pieter van Aalst", {"Pieter", "Aalst", "van Aalst"}),
        ("Dr J. Keller", {"Keller"}),
        ("Bright Energy Ltd", set()),
    ],
)
def test_parts_stand_for_the_whole(name: str, parts: set[str]) -> None:
    assert set(parts_of(name)) == parts


def test_a_sentence_is_no_name() -> None:
    assert not looks_like_name("please call me back as soon as you can today")
    assert not looks_like_name("Customer Support")


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
