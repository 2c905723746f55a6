"""How much of a sentence its sources speak of at all."""

import re
from collections.abc import Callable, Iterable, Sequence

from server.answering.verification.known import known_from
from server.answering.verification.reading import read
from server.answering.verification.statement import Statement

Likeness = Callable[[str, str], float]
"""How alike two texts are in meaning, from 0 to 1, as the cosine of their embeddings."""

_PART = re.compile(r"; |, (?:and|but|while|whereas|so|because|which|plus|as well as) | - ")
_FEWEST = 3
_LEAST_SHARED = 0.25


def overlap(sentence: str, sources: Sequence[str]) -> float:
    """The share of the sentence's telling words and figures that the sources have, by stems; 1 where it has none."""
    known = known_from(tuple(sources))
    said = _tokens(read(sentence).statements)
    return len(said & (known.stems | known.keys)) / len(said) if said else 1.0


def unsupported_part(sentence: str, sources: Sequence[str]) -> str | None:
    """The first part of the sentence, between its commas, of which the sources have next to no word."""
    known = known_from(tuple(sources)).stems | known_from(tuple(sources)).keys
    for part in _PART.split(sentence):
        said = _tokens(read(part).statements)
        if len(said) >= _FEWEST and len(said & known) <= _LEAST_SHARED * len(said):
            return part.strip()
    return None


def _tokens(statements: Iterable[Statement]) -> frozenset[str]:
    return frozenset(token for statement in statements for token in statement.stems | statement.keys)
