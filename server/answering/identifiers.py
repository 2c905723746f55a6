"""The codes and part numbers that a text names, such as E17 or VB-114: none of them stands for another."""

import re

from server.answering.question import Question

_IDENTIFIER = re.compile(r"\b[A-Za-z]{1,5}-?\d[A-Za-z0-9-]*\b")
_TURNS = 2
_OTHER = -0.5


def identifiers_in(text: str) -> frozenset[str]:
    """The identifiers in a text, in lower case."""
    return frozenset(found.group().lower() for found in _IDENTIFIER.finditer(text))


def asked_identifiers(question: Question) -> frozenset[str]:
    """The identifiers a question is about, from its own words, else from what was said just before."""
    said = " ".join(turn.text for turn in question.history[-_TURNS:])
    return identifiers_in(question.text) or identifiers_in(said)


def fits_identifier(text: str, asked: frozenset[str]) -> float:
    """1 where a statement names an identifier that is asked for, -0.5 where it names only others, else 0."""
    if not asked:
        return 0.0
    named = identifiers_in(text)
    if named & asked:
        return 1.0
    return _OTHER if named else 0.0
