"""Telephone numbers and the numbers that only look like them."""

import pytest

from server.privacy.phones import find_phones

REGIONS = ("GB", "US", "DE", "FR", "ES")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ring 07700 900461 after six", ["07700 900461"]),
        ("+44 20 7946 0958 / +49 (0)30 901820", ["+44 20 7946 0958", "+49 (0)30 901820"]),
        ("0049 171 2345678", ["0049 171 2345678"]),
        ("(415) 555-2671 or 415.555.2671", ["(415) 555-2671", "415.555.2671"]),
        ("Tel: 612 345 678", ["612 345 678"]),
        ("call me on 555 0134", ["555 0134"]),
        ("+44 20 7946 0958 12 chargers", ["+44 20 7946 0958"]),
        ("part number 0280 155 968", []),
        ("tracking no. 1Z 999 AA1 01 2345 6784", []),
        ("612 345 678 requests", []),
        ("0800 1111 does nothing", []),
        ("+15% in 2025, +1 for this", []),
        ("00340434161094021501", []),
        ("£07700900461", []),
    ],
)
def test_shape_plan_and_the_words_before_decide(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_phones(text, REGIONS)] == found


def test_two_spellings_are_one_number() -> None:
    assert len({one.value for one in find_phones("+44 20 7946 0958, 020 7946 0958, 0044 2079460958", REGIONS)}) == 1


def test_without_regions_only_numbers_as_dialled_from_abroad_are_known() -> None:
    text = "07700 900461 or +44 7700 900461"
    assert [text[one.start : one.end] for one in find_phones(text, ())] == ["+44 7700 900461"]
