"""Marks which words two texts do not share, for reading them side by side."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

_SHARED = 0.3
"""From this share of common words on, one text is a change of the other."""
_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and whether the other text lacks it."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Two texts in pieces; put together, the pieces of each are the text itself."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def word_difference(before: str, after: str) -> WordDifference:
    """The longest common runs of words are left unmarked; so is everything where hardly any word is shared.

    Two texts that have nothing to do with each other are read as two, not as changes of one.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, _bare(old), _bare(new), autojunk=False)
    if matcher.ratio() < _SHARED:
        return WordDifference(tuple(_pieces([(old, False)])), tuple(_pieces([(new, False)])))
    blocks = matcher.get_opcodes()
    return WordDifference(
        tuple(_pieces((old[start:end], kind != "equal") for kind, start, end, _, _ in blocks)),
        tuple(_pieces((new[start:end], kind != "equal") for kind, _, _, start, end in blocks)),
    )


def _bare(words: Iterable[str]) -> list[str]:
    return [word.strip() for word in words]


def _pieces(stretches: Iterable[tuple[list[str], bool]]) -> Iterable[Piece]:
    return (Piece("".join(words), is_marked) for words, is_marked in stretches if words)
