"""Reads the e-mail addresses, web addresses and telephone numbers of a text: none of them may be invented."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.index.sentences import Span

_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_ENDINGS = "com|org|net|io|example|info|eu|uk|de|fr|nl|gov|edu|app|dev|test|shop|site|xyz|biz|ru|cn"
_URL = re.compile(
    rf"\b(?:[a-z][a-z+.-]{{1,10}}://|www\.)[^\s<>()\[\]\"']+|\b(?:data|javascript|mailto):[^\s<>()\"']+"
    rf"|(?<![@\w.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{_ENDINGS})\b(?:/[^\s<>()\[\]\"']*)?",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.,£€$-])(?:(?:\+|00|0|\()\(?\d[\d ()/.-]{5,18}\d|(?:1 ?[-. ] ?)?\(?\d{3}\)? ?[-. ] ?\d{3} ?[-. ] ?\d{4})"
    r"(?![\w-]|[.,]\d)"
)
_NUMERIC_DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4}")
_TRAILING = ".,;:!?'\""
_FEWEST_DIGITS = 7
_MOST_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Address:
    """Where one can write, look or ring."""

    key: str
    """The same for all spellings of the same address."""
    written: str
    span: Span


def addresses_in(text: str) -> tuple[Address, ...]:
    """The addresses in reading order; `text` is like for like."""
    found: list[Address] = []
    for address in _found(text):
        if all(address.span.start >= one.span.end or address.span.end <= one.span.start for one in found):
            found.append(address)
    return tuple(sorted(found, key=lambda address: address.span.start))


def _found(text: str) -> Iterator[Address]:
    for pattern in (_URL, _EMAIL):
        for match in pattern.finditer(text):
            written = match[0].rstrip(_TRAILING)
            yield Address(_plain(written), written, Span(match.start(), match.start() + len(written)))
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0].replace("(0)", ""))
        is_day = _NUMERIC_DAY.fullmatch(match[0])
        if _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS and not is_day:
            yield Address(digits.removeprefix("00"), match[0], Span(*match.span()))


def _plain(url: str) -> str:
    lower = url.lower().removeprefix("mailto:")
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", lower).rstrip("/")
