"""Names, codes, places and addresses are told from other words."""

import pytest

from server.answering.verification.addresses import addresses_in
from server.answering.verification.names import names_in
from server.answering.verification.places import lies_in, places_in


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Nook Pro costs more, says Ines Marrow.", ["nook pro", "ines marrow"]),
        ("It is Black Friday. I say so.", ["black friday"]),
        ("on a Vault 10 or 15 / Pylon 7, 11 and 22", ["vault 10", "vault 15", "pylon 7", "pylon 11", "pylon 22"]),
        (
            "part CA-T2-8L, notice SN-2025-11, code E03, GLOW15, LATE-OK",
            "ca-t2-8l sn-2025-11 e03 glow15 late-ok".split(),
        ),
        ("a Kit-F on an iPhone", ["kit-f", "iphone"]),
        ("30 days in 2026, 2nd, mid-2026", []),
    ],
)
def test_names_are_capitals_that_do_not_only_begin_a_sentence(text: str, named: list[str]) -> None:
    assert [name.identity for name in names_in(text) if not name.is_doubtful] == named


def test_the_first_word_of_a_sentence_may_be_no_name() -> None:
    assert [name.is_doubtful for name in names_in("Customers wait. Refunds come.")] == [True, True]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Write to Refunds@Example.com.", "refunds@example.com"),
        ("See https://www.example.com/a/.", "example.com/a"),
        ("Ring +44 20 7946 0018!", "0044 (0)20 79460018"),
        ("Ring 1-518-402-2100", "1 - 518 - 402 - 2100"),
    ],
)
def test_an_address_is_the_same_in_all_spellings(one: str, other: str) -> None:
    assert [address.key for address in addresses_in(one)] == [address.key for address in addresses_in(other)] != []


@pytest.mark.parametrize("text", ["It is 1,000,000 on 01.01.2026.", "e.g. this and that", "serial 2331000 to 2334999"])
def test_no_address_is_read_where_none_is(text: str) -> None:
    assert addresses_in(text) == ()


def test_places_have_one_code_and_lie_in_others() -> None:
    assert [place.code for place in places_in("In Germany, Great Britain and the United States, not for us")] == [
        "germany",
        "uk",
        "us",
    ]
    assert lies_in("germany", frozenset({"eu"}))
    assert not lies_in("eu", frozenset({"germany"}))
