"""Which of the regions that rules differ by a text speaks of."""

import re
from collections.abc import Iterable

from server.answering.question import Question

_PATTERNS = {
    "uk": re.compile(
        r"£|\b(?:uk|gb|gbp|united kingdom|britain|british|england|english|scotland|scottish|wales)\b", re.I
    ),
    "eu": re.compile(
        r"€|\b(?:eu|eur|europe|european|germany|german|netherlands|dutch|holland|france|french|spain|italy|austria|belgium"
        r"|(?<!northern )ireland|irish)\b",
        re.I,
    ),
    "us": re.compile(r"\$|\b(?:US|U\.S\.|USA|USD)(?!\w)|\b(?i:the us|united states|america|american)\b"),
}
_FIELD = "region"


def regions_in(text: str) -> frozenset[str]:
    """The regions that a text names, by name or by currency."""
    return frozenset(region for region, pattern in _PATTERNS.items() if pattern.search(text))


def asked_regions(question: Question) -> frozenset[str]:
    """The regions a question is about, from its own words, else from the ticket, else from the conversation."""
    told = [question.text]
    if question.ticket is not None:
        told.append(question.ticket.fields.get(_FIELD, "").upper())
    told += [turn.text for turn in reversed(question.history)]
    return next((found for found in map(regions_in, told) if found), frozenset())


def fits_region(text: str, tagged: Iterable[str], asked: frozenset[str]) -> float:
    """1 where a statement speaks of an asked region, -1 where only of others, 0 where it does not say."""
    if not asked:
        return 0.0
    spoken = regions_in(text)
    if not spoken:
        tagged = {region.lower() for region in tagged}
        return -1.0 if tagged and not tagged & asked else 0.0
    return 1.0 if spoken & asked else -1.0
