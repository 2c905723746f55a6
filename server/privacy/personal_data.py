"""What counts as personal data, and where in a text it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds that are known without being told; settings add others by pattern."""

    EMAIL = "EMAIL"
    PHONE = "PHONE"
    CARD = "CARD"
    IBAN = "IBAN"
    ADDRESS = "ADDRESS"
    NAME = "NAME"
    ACCOUNT = "ACCOUNT"
    """Any number as long as an account's or a card's, whatever its check digits say."""
    ORDER = "ORDER"
    """Whatever looks like the number of an order, a ticket or a customer."""


@dataclass(frozen=True, slots=True)
class PersonalData:
    """A stretch of a text that tells who somebody is. Two with one kind and one value are the same thing."""

    kind: str
    start: int
    end: int
    value: str


def blank(text: str, found: Iterable[PersonalData]) -> str:
    """The text with what was found made illegible, every place kept: what is taken is not found again."""
    for one in found:
        text = text[: one.start] + BLANK * (one.end - one.start) + text[one.end :]
    return text


BLANK = "\ufffc"
"""The object replacement character: no letter, no digit and no white space, so that no word begins or ends in it."""
