"""Numbers that may name somebody: found only where that is asked for, since they may as well decide the answer."""

import re
from collections.abc import Iterator

from server.privacy.personal_data import Kind, PersonalData

_ACCOUNT = re.compile(r"\b(?:[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){3,7}(?:[ -]?[A-Z0-9]{1,3})?|(?:\d[ -]?){12,18}\d)\b")
_ORDER = re.compile(
    r"\b(?:order|ticket|case|invoice|parcel|tracking|customer|serial|return)(?:\s{1,3}(?:number|no\.?|nr\.?|id))?"
    r"\s{0,3}[:#]?\s{0,3}(?=[A-Z-]{0,6}\d)[A-Z]{0,4}[-/]?\d[\dA-Z/-]{3,30}\b"
    r"|#\s?\d{4,30}\b|\b[A-Z]{2,5}-?\d{4,30}\b|\b\d{6,30}\b",
    re.IGNORECASE,
)
"""Every length is bound, so that no text takes long."""


def find_accounts(text: str) -> Iterator[PersonalData]:
    """Numbers as long as an account's or a card's."""
    return _find(Kind.ACCOUNT, _ACCOUNT, text)


def find_orders(text: str) -> Iterator[PersonalData]:
    """Numbers that the text calls an order's or a ticket's, and numbers of six digits or more."""
    return _find(Kind.ORDER, _ORDER, text)


def _find(kind: Kind, pattern: re.Pattern[str], text: str) -> Iterator[PersonalData]:
    for match in pattern.finditer(text):
        yield PersonalData(kind, *match.span(), match[0].casefold())
