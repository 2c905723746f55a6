"""What a text commits to: its figures, and whether it allows or denies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_FIGURE = re.compile(r"[£€$]?\d+(?:[.,:]\d+)*%?")
_DENIAL = re.compile(
    r"\b(?:not|no|nor|never|nobody|nothing|none|cannot|without|neither|excluded?|excludes|refused?|\w+n't)\b", re.I
)
_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Stated:
    """The figures of a text as they are written, whether anything in it is denied, and its words."""

    figures: frozenset[str]
    is_denied: bool
    words: frozenset[str]

    def commits_alike(self, other: "Stated") -> bool:
        """Whether figures and denial are the same, however it is worded."""
        return self.figures == other.figures and self.is_denied == other.is_denied

    def likeness(self, other: "Stated") -> float:
        """The share of their words that both have."""
        return len(self.words & other.words) / max(len(self.words | other.words), 1)


def stated(texts: Iterable[str]) -> Stated:
    """What these texts state together."""
    text = " ".join(texts).replace(" %", "%")
    words = frozenset(word for word in _WORD.findall(text.lower()) if not word.isdigit())
    return Stated(frozenset(_FIGURE.findall(text)), _DENIAL.search(text) is not None, words)
