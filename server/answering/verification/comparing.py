"""Lays a sentence beside the statement it was taken from, and finds what differs where almost nothing does."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from ingest.index.sentences import Span
from server.answering.verification.outline import MARKS, NOT, Piece, outline
from server.answering.verification.statement import Statement
from server.answering.verification.words import is_little

_CLAUSE = re.compile(r"; |, (?:and|but|while|whereas|so|though|although) | - |\. ")
_CELL = re.compile(r"; (?=[^:;]{1,60}: )")
_STOP = re.compile(r"[;:.!?,]")
_ALIKE = 0.7
_FEWEST_PIECES = 4
_FARTHEST = 4
_LIGHT = frozenset(
    "be been being is are was were the a an to of in on at by for it that this any all so as very do does".split()
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """Where the clause has some words in the place of some of the statement's."""

    said: tuple[Piece, ...]
    known: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Denied:
    """The words of both that stand behind a "not" of one of the two."""

    sure: Mapping[str, Piece]
    """Right behind it, each with its "not"."""
    possible: frozenset[str]
    """With few words of its own between."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause of a sentence, and the stretch of a statement that says the same in nearly the same words."""

    said: tuple[Piece, ...]
    known: tuple[Piece, ...]
    said_marks: tuple[str, ...]
    """The marks of the clause that stand beside words of both; the others came with words of its own."""
    known_marks: tuple[str, ...]
    said_denied: Denied
    known_denied: Denied
    exchanges: tuple[Exchange, ...]
    likeness: float
    """The share of the clause's words that the statement has in the same order."""
    statement: Statement


def pairs_of(said: Statement, close: Sequence[Statement], is_by_cell: bool) -> Iterator[Pair]:
    """For each clause that has one, the statement that says it in nearly the same words; of table rows, the cell."""
    for clause in _clauses(said.text):
        pairs = [
            pair
            for statement in close
            for known in _texts(statement, is_by_cell)
            if (pair := _laid_beside(clause, said.text, known, statement)) is not None
        ]
        if pairs:
            yield max(pairs, key=lambda pair: pair.likeness)


def _clauses(sentence: str) -> list[tuple[Piece, ...]]:
    pieces = outline(sentence)
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(sentence)), len(sentence) + 1]
    parts = [tuple(piece for piece in pieces if start <= piece.span.start < end) for start, end in pairwise(cuts)]
    return [pieces] if len(parts) == 1 else [pieces, *parts]


def _texts(statement: Statement, is_by_cell: bool) -> list[tuple[Piece, ...]]:
    """Its outline, or one of each cell of a table row."""
    pieces = outline(statement.text)
    if not (statement.is_row and is_by_cell):
        return [pieces]
    cuts = [0, *(match.end() for match in _CELL.finditer(statement.text)), len(statement.text) + 1]
    return [tuple(piece for piece in pieces if start <= piece.span.start < end) for start, end in pairwise(cuts)]


def _laid_beside(said: tuple[Piece, ...], sentence: str, known: tuple[Piece, ...], statement: Statement) -> Pair | None:
    text = statement.text
    if len(said) < _FEWEST_PIECES or not known:
        return None
    matcher = SequenceMatcher(None, [one.key for one in said], [one.key for one in known], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    ours = {at for block in blocks for at in range(block.a, block.a + block.size)}
    theirs = {at for block in blocks for at in range(block.b, block.b + block.size)}
    words = [at for at, one in enumerate(said) if one.key not in MARKS]
    likeness = len(ours.intersection(words)) / max(len(words), 1)
    if likeness < _ALIKE:
        return None
    start, end = blocks[0].b, blocks[-1].b + blocks[-1].size
    while start > 0 and known[start - 1].key in MARKS:
        start -= 1
    exchanges = [
        Exchange(said[a1:a2], known[b1:b2]) for tag, a1, a2, b1, b2 in matcher.get_opcodes() if tag == "replace"
    ]
    here, there = Span(0, len(said)), Span(start, end)
    return Pair(
        said,
        known[start:end],
        _marks(said, ours, here),
        _marks(known, theirs, there),
        _denied(sentence, said, ours, here),
        _denied(text, known, theirs, there),
        tuple(exchanges),
        likeness,
        statement,
    )


def _denied(text: str, pieces: Sequence[Piece], matched: set[int], within: Span) -> Denied:
    sure: dict[str, Piece] = {}
    possible: set[str] = set()
    for at in range(within.start, within.end):
        if pieces[at].key != NOT:
            continue
        behind = [one for one in range(at + 1, len(pieces)) if pieces[one].written not in _LIGHT]
        shared = next((one for one in behind if one in matched), None)
        if not behind:
            sure[NOT] = pieces[at]
            possible.add(NOT)
        elif shared is not None and not _STOP.search(text, pieces[at].span.end, pieces[shared].span.start):
            possible.update({pieces[shared].key} if shared - at <= _FARTHEST else ())
            sure.update({pieces[shared].key: pieces[at]} if behind[0] == shared else {})
    return Denied(sure, frozenset(possible))


def _marks(pieces: Sequence[Piece], matched: set[int], within: Span) -> tuple[str, ...]:
    """The marks in this stretch that stand before, or end behind, a telling word that both have."""
    return tuple(
        pieces[at].key
        for at in range(within.start, within.end)
        if pieces[at].key in MARKS and _neighbour(pieces, at) in matched
    )


def _neighbour(pieces: Sequence[Piece], at: int) -> int:
    beside = [*range(at + 1, len(pieces)), *range(at - 1, -1, -1)]
    return next((one for one in beside if pieces[one].key not in MARKS and not is_little(pieces[one].written)), at)
