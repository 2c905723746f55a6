"""One kind after the other, the surest first."""

import pytest

from server.privacy.finders.patterns import PatternFinder
from server.privacy.personal_data import Kind
from server.privacy.settings import PrivacySettings


def kinds(text: str, settings: PrivacySettings) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in PatternFinder(settings).find(text)]


def test_dates_are_nobody_s_phone_number() -> None:
    assert kinds("2026-11-22 01:30, 01.02.2026 10, 01/02/26", PrivacySettings()) == []


def test_an_operator_s_own_patterns_come_first() -> None:
    settings = PrivacySettings(patterns={"CUSTOMER": r"0\d{4} \d{6}"})
    assert kinds("07700 900461", settings) == [("CUSTOMER", "07700 900461")]


def test_long_numbers_and_orders_are_found_only_where_asked_for() -> None:
    text = "order LU-208814, 1234567890123456"
    assert kinds(text, PrivacySettings()) == []
    every = PrivacySettings(kinds=frozenset(Kind))
    assert kinds(text, every) == [("ORDER", "order LU-208814"), ("ACCOUNT", "1234567890123456")]


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.NAME}))
def test_a_kind_that_is_off_is_not_found(kind: Kind) -> None:
    text = "a@b.example 07700 900461 4111111111111111 NO9386011117947 PO Box 12 order 7781203 1234567890123456"
    settings = PrivacySettings(kinds=frozenset(Kind) - {kind})
    assert kind not in {found for found, _ in kinds(text, settings)}
