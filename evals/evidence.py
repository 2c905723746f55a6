"""Finds the evidence of a golden set in the text that was indexed, which need not be the text of the raw file."""

import html
import re
import unicodedata
from collections import Counter

from evals.example import Evidence
from evals.normalised_text import Span, normalise

_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_BETWEEN_CELLS = 80
"""How many letters a parser may have put between two cells of a row, such as the name of the column."""
_MIN_TOKENS = 4
_MIN_CONTAINMENT = 0.8


def locate(evidence: Evidence, text: str, raw_length: int | None = None) -> tuple[Span, ...]:
    """The span of `text` that holds the quote; nothing where it cannot be found.

    Of several occurrences it is the one nearest to where the raw file, `raw_length` long, has it; all of them where
    that place is not known.
    """
    is_placed = evidence.end > evidence.start
    if is_placed and text[evidence.start : evidence.end] == evidence.quote:
        return (Span(evidence.start, evidence.end),)
    normalised = normalise(text)
    for reading in _readings(evidence.quote):
        pieces = [letters for letters in (normalise(piece).letters for piece in reading) if letters]
        spans = normalised.occurrences(pieces, _BETWEEN_CELLS) if pieces else []
        if spans and is_placed:
            expected = evidence.start * len(text) / max(raw_length or len(text), 1)
            return (min(spans, key=lambda span: abs(span.start - expected)),)
        if spans:
            return tuple(spans)
    return ()


def resembles(quote: str, text: str) -> bool:
    """Whether nearly all words of the shorter one stand in the other; fewer than four words prove nothing."""
    words = [Counter(_words(without_marks(quote))), Counter(_words(text))]
    shorter = min(word_counts.total() for word_counts in words)
    shared = (words[0] & words[1]).total()
    return shorter >= _MIN_TOKENS and shared >= _MIN_CONTAINMENT * shorter


def without_marks(text: str) -> str:
    """The text as a reader sees it: link targets and HTML tags dropped, entities resolved."""
    return html.unescape(_TAG.sub(" ", _LINK.sub(r"\1", text)))


def _readings(quote: str) -> tuple[list[str], ...]:
    """The quote in one piece, without and with its links; then, of a table row, its cells."""
    return [without_marks(quote)], [quote], without_marks(quote).split("|")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
