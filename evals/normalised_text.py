"""Text reduced to what survives any parser, with the way back to where each letter stood."""

import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass


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

    def occurrences(self, pieces: Sequence[str], longest_gap: int = 0) -> list[Span]:
        """Where these pieces stand in the original text, one after the other with at most that many letters between."""
        first, *rest = pieces
        spans = []
        found = self.letters.find(first)
        while found >= 0:
            end = self._end_of(rest, found + len(first), longest_gap)
            if end is not None:
                spans.append(Span(self.origins[found], self.origins[end - 1] + 1))
            found = self.letters.find(first, found + 1)
        return spans

    def _end_of(self, pieces: Sequence[str], end: int, longest_gap: int) -> int | None:
        for piece in pieces:
            found = self.letters.find(piece, end, end + longest_gap + len(piece))
            if found < 0:
                return None
            end = found + len(piece)
        return end


def normalise(text: str) -> NormalisedText:
    """Only letters and digits, without case, ligatures or marks."""
    letters: list[str] = []
    origins = array("L")
    for place, character in enumerate(text):
        for letter in unicodedata.normalize("NFKC", character).casefold():
            if letter.isalnum():
                letters.append(letter)
                origins.append(place)
    return NormalisedText("".join(letters), origins)
