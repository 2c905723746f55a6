"""Finds words of a sentence whose opposite stands in the statement it was taken from, before the same words."""

from collections.abc import Iterator

from server.answering.verification.finding import Finding, FindingKind
from server.answering.verification.known import Known
from server.answering.verification.opposites import are_opposite, is_too_common
from server.answering.verification.similarity import closest
from server.answering.verification.statement import Statement
from server.answering.verification.words import Word

_BEHIND = 3


def opposite_findings(said: Statement, known: Known) -> Iterator[Finding]:
    """One for each word whose opposite the closest statement has before the same words, and which it has nowhere."""
    if said.denials:
        return
    for statement in closest(said, known)[:1]:
        if not statement.denials:
            yield from _opposites(said, statement)


def _opposites(said: Statement, statement: Statement) -> Iterator[Finding]:
    own, others = _texts(said), _texts(statement)
    for at, word in enumerate(said.words):
        if word.text in others or is_too_common(word.text):
            continue
        behind = _behind(said.words, at)
        for place, other in enumerate(statement.words):
            if (
                other.text not in own
                and are_opposite(word.text, other.text)
                and behind & _behind(statement.words, place)
            ):
                yield Finding(FindingKind.NEGATION, word.text, word.span, other.text)


def _texts(statement: Statement) -> frozenset[str]:
    return frozenset(word.text for word in statement.words)


def _behind(words: tuple[Word, ...], at: int) -> frozenset[str]:
    """The stems of the next telling words."""
    return frozenset([word.stem for word in words[at + 1 :] if word.is_telling][:_BEHIND])
