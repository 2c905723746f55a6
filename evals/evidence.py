"""Finds the evidence of a golden set in the text that was indexed, which need not be the text of the raw file."""

import html
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evals.example import Evidence

_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MIN_TOKENS = 4
_MIN_CONTAINMENT = 0.8


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, `end` excluded."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """The letters and digits of a text in one case; `origins` holds the place each came from."""

    letters: str
    origins: Sequence[int]

    def occurrences(self, letters: str) -> list[Span]:
        """Where these letters stand in the original text."""
        spans = []
        found = self.letters.find(letters) if letters else -1
        while found >= 0:
            last = found + len(letters) - 1
            spans.append(Span(self.origins[found], self.origins[last] + 1))
            found = self.letters.find(letters, found + 1)
        return spans


def normalise(text: str) -> NormalisedText:
    """Only what survives any parser: letters and digits, without case, ligatures or marks."""
    letters: list[str] = []
    origins = array("L")
    for place, character in enumerate(text):
        for letter in unicodedata.normalize("NFKC", character).casefold():
            if letter.isalnum():
                letters.append(letter)
                origins.append(place)
    return NormalisedText("".join(letters), origins)


def locate(evidence: Evidence, text: str, raw_length: int | None = None) -> tuple[Span, ...]:
    """The span of `text` that holds the quote; nothing where it cannot be found.

    Of several occurrences it is the one nearest to where the raw file, `raw_length` long, has it; all of them where
    that place is not known.
    """
    is_placed = evidence.end > evidence.start
    if is_placed and text[evidence.start : evidence.end] == evidence.quote:
        return (Span(evidence.start, evidence.end),)
    normalised = normalise(text)
    for plain in (without_marks(evidence.quote), evidence.quote):
        spans = normalised.occurrences(normalise(plain).letters)
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


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
