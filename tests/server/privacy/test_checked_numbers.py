"""Check digits tell cards and accounts from other long numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.privacy.checked_numbers import find_cards, find_ibans, passes_luhn, passes_mod_97


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4111 1111 1111 1111", ["4111 1111 1111 1111"]),
        ("4111-1111-1111-1111.", ["4111-1111-1111-1111"]),
        ("5555555555554444 12/28", ["5555555555554444"]),
        ("3782 822463 10005", ["3782 822463 10005"]),
        ("card 4111 1111 1111 1111 5555 5555 5555 4444", ["4111 1111 1111 1111", "5555 5555 5555 4444"]),
        ("cvc: 123, CVV2 1234, security code is 999", ["123", "1234", "999"]),
        ("4111 1111 1111 1112", []),
        ("IMEI 356938035643809", []),
        ("00340434161094021501", []),
        ("ending 1111", []),
    ],
)
def test_a_card_has_a_brand_and_a_right_last_digit(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_cards(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DE89 3704 0044 0532 0130 00 BIC COBADEFF", ["DE89 3704 0044 0532 0130 00"]),
        ("gb29nwbk60161331926819,", ["gb29nwbk60161331926819"]),
        ("NO9386011117947", ["NO9386011117947"]),
        ("MT84MALT011000012345MTLCAST001S", ["MT84MALT011000012345MTLCAST001S"]),
        ("GB29NWBK60161331926818", []),
        ("DE8937040044053201300", []),
        ("XX12 3456 7890 1234 5678", []),
        ("LU-208814 and VB12 3456", []),
    ],
)
def test_an_account_is_as_long_as_its_country_says(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_ibans(text)] == found


@given(st.text("0123456789", min_size=11, max_size=18))
def test_exactly_one_last_digit_is_right(digits: str) -> None:
    assert sum(passes_luhn(f"{digits}{last}") for last in range(10)) == 1


@given(st.text("0123456789", min_size=10, max_size=26))
def test_a_changed_digit_is_noticed(digits: str) -> None:
    right = next(f"DE{check:02}{digits}" for check in range(2, 99) if passes_mod_97(f"DE{check:02}{digits}"))
    changed = right[:-1] + str((int(right[-1]) + 1) % 10)
    assert not passes_mod_97(changed)
