"""What a sentence states that can be checked without a model: its numbers, dates, names and negations.

Patterns for English. What they cannot see, they do not doubt: a sentence that states nothing of the kind passes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from evals.quantities import MONTH_NAMES, Quantities, read_quantities

_WORD = re.compile(r"[^\W_]+")
_NAME_WORD = re.compile(r"(?<![^\W_])[^\W\d_][^\W_]*")
_BEGINNING = re.compile(r"(?:^|[.!?:;•|*#\-–—(\[\"“‘/\n])\s*$")
_NEGATION = re.compile(r"\b(?:not|no|never|none|neither|nor|cannot|nothing|nobody|without)\b|n['’]t\b")
_RESTRICTION = re.compile(r"\b(?:only|unless|except|exclud\w+|outside)\b")
_LITTLE_WORDS = frozenset(
    "a an the any be been being is are was were have has had do does did to of in on at by for with it its this that as"
    " will would can could may might must shall should yet ever also longer n t".split()
)


@dataclass(frozen=True, slots=True)
class StatedFacts:
    """What a text states."""

    quantities: Quantities
    names: frozenset[str]
    words: frozenset[str]
    is_negated: bool
    is_restricted: bool
    """It says "only", "except" and the like, of which the reverse is a negation."""
    denied: frozenset[str]
    """The words that stand in it only denied: of "cannot be returned", `returned`."""

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to check."""
        return not (self.quantities.numbers or self.quantities.days or self.names or self.is_negated)

    def follow_from(self, cited: "StatedFacts") -> bool:
        """Whether all of them occur in what is cited, and nothing that is denied there is asserted here."""
        return (
            self.quantities.occur_in(cited.quantities)
            and all({name, f"{name}s", name.removesuffix("s")} & cited.words for name in self.names)
            and self._agrees_in_negation_with(cited)
        )

    def _agrees_in_negation_with(self, cited: "StatedFacts") -> bool:
        if self.is_negated:
            return cited.is_negated or cited.is_restricted
        return self.is_restricted or not cited.denied & self.words


@lru_cache(maxsize=4096)
def facts_stated(text: str) -> StatedFacts:
    """What this text states."""
    lower = text.lower()
    return StatedFacts(
        quantities=read_quantities(lower),
        names=frozenset(_names(text)),
        words=frozenset(word.lower() for word in _WORD.findall(text)),
        is_negated=bool(_NEGATION.search(lower)),
        is_restricted=bool(_RESTRICTION.search(lower)),
        denied=_denied(lower),
    )


def _names(text: str) -> Iterator[str]:
    """The capitalised words, those aside that only begin a sentence or belong to a date."""
    for word in _NAME_WORD.finditer(text):
        if not word[0][0].isupper() or word[0] == "I" or word[0].lower() in MONTH_NAMES:
            continue
        is_marked = sum(letter.isupper() or letter.isdigit() for letter in word[0]) > 1
        if is_marked or not _BEGINNING.search(text[: word.start()]):
            yield word[0].lower()


def _denied(lower: str) -> frozenset[str]:
    """The first telling word after each negation, where it stands nowhere else."""
    denied: set[str] = set()
    for negation in _NEGATION.finditer(lower):
        following = (word for word in _WORD.findall(lower[negation.end() :]) if word not in _LITTLE_WORDS)
        denied.update(next(([word] for word in following), []))
    return frozenset(word for word in denied if _WORD.findall(lower).count(word) == 1)
