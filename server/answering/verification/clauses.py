"""Cuts statements into clauses, and says which of them deny and what."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.index.sentences import Span
from server.answering.verification.outline import FREE, MARKS, NOT, ONLY_IF, UNLESS, Piece, outline
from server.answering.verification.statement import Statement
from server.answering.verification.words import is_little

_CUT = re.compile(
    r"[;:()]|,(?!\d)| - |\b(?:and|but|if|unless|when|while|until|because|who|which|whereas|although|though|since"
    r"|so that"
    r"|as long as|as|so|then|or|where|that|once|except|after|before|provided)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"(?:if|unless|when|while|until|as long as|once|where|provided|except)\b", re.IGNORECASE)
_CELL = re.compile(r"; (?=[^:;]{1,60}: )")
_FEWEST_TELLING = 2
_ENDLESS = 10**9
_COST = "cost"
_PAYING = frozenset({_COST, "pay"})
_WEAK = frozenset(
    "exclud refus reject declin forbid prohib exempt deny deni lack fail expir lapse stop waiv lose lost close only"
    " impos unable inelig unavai invali instea rather late outsid limit limite unlimi until avoid"
    " ban banned solely exclus just alone capped merely sole void cease wiped"
    " minus less omit miss discon beyond empty zero end longer".split()
)
_HOLLOW = frozenset(
    "possib allow permit availa offer valid accept eligib option able right entitl includ cover grante count appli"
    " apply"
    " requir necess need due chance question reason case applic part subjec way provid exist"
    " is be been do doe did ha have wa are".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a statement with one verb, more or less; its spans lie in the statement."""

    span: Span
    stems: frozenset[str]
    """Of its telling words, with what a table row or list item is about."""
    keys: frozenset[str]
    """Of its figures and days."""
    is_negative: bool
    is_weak: bool
    """Whether it says something that may be put as a denial: "only", "exclude", "expire"."""
    is_condition: bool
    denied: frozenset[str]
    """What its "not" is about."""
    mark: Piece | None
    """Its first "not", "free" or "unless"."""

    @property
    def may_deny(self) -> bool:
        """Whether it denies, or says something that may be put so."""
        return self.is_negative or self.is_weak


def clauses_of(statement: Statement) -> tuple[Clause, ...]:
    """The clauses in order; of a table row the cells behind the first, which is what they are about."""
    text = statement.text
    cut = _CELL if statement.is_row else _CUT
    starts = [0, *(match.start() for match in cut.finditer(text))]
    pieces = outline(text)
    starts = starts[1:] or starts if statement.is_row else _without_fragments(starts, text, pieces)
    found = (
        _clause(Span(start, end), [piece for piece in pieces if start <= piece.span.start < end], statement)
        for start, end in zip(starts, [*starts[1:], len(text) + 1], strict=True)
    )
    return tuple(clause for clause in found if clause.stems - statement.label or clause.keys or clause.mark)


def _without_fragments(starts: list[int], text: str, pieces: Sequence[Piece]) -> list[int]:
    """The beginnings of stretches with two telling words or a mark: a shorter one continues a list."""
    kept = starts[:1]
    for start, end in zip(starts[1:], [*starts[2:], _ENDLESS], strict=False):
        within = [piece for piece in pieces if start <= piece.span.start < end]
        telling = sum(_tells(piece) or piece.key.isdigit() for piece in within)
        says_enough = telling >= _FEWEST_TELLING or (telling and any(piece.key in MARKS for piece in within))
        if says_enough or text[start] in ":;":
            kept.append(start)
    return kept


def _clause(span: Span, pieces: list[Piece], statement: Statement) -> Clause:
    figures = [_moved(stated.fact.span, -statement.span.start) for stated in statement.figures]
    telling = [piece for piece in pieces if _tells(piece) and not any(_lies_in(piece.span, one) for one in figures)]
    header = statement.text.find(": ", span.start, span.end) if statement.is_row else 0
    marks = [piece for piece in pieces if piece.key in {NOT, FREE, UNLESS, ONLY_IF}]
    has_denying_header = any(piece.span.start < header for piece in marks)
    marks = [piece for piece in marks if piece.span.start >= header]
    nots = [piece for piece in marks if piece.key == NOT]
    is_free = any(piece.key == FREE for piece in marks)
    start = statement.span.start
    return Clause(
        span=span,
        stems=frozenset(piece.key for piece in telling) | statement.label | ({_COST} if is_free else frozenset()),
        keys=frozenset(
            [one.fact.key for one in statement.figures if span.start <= one.fact.span.start - start < span.end]
            + [one.fact.key for one in statement.days if span.start <= one.fact.span.start - start < span.end]
        ),
        is_negative=len(nots) % 2 == 1 or is_free,
        is_weak=has_denying_header
        or any(piece.key in _WEAK for piece in pieces)
        or any(one.key in {UNLESS, ONLY_IF} for one in marks)
        or len(nots) > 1,
        is_condition=bool(_CONDITION.match(statement.text[span.start : span.end].lstrip(" ,;:("))),
        denied=frozenset(_denied(telling, nots)) | (_PAYING if is_free else frozenset()),
        mark=marks[0] if marks else None,
    )


def _tells(piece: Piece) -> bool:
    return piece.key not in MARKS and not is_little(piece.written) and not piece.key.isdigit()


def _denied(telling: list[Piece], nots: list[Piece]) -> Iterable[str]:
    for one in nots:
        behind = [piece.key for piece in telling if piece.span.start > one.span.start]
        before = [piece.key for piece in telling if piece.span.start < one.span.start]
        solid = [key for key in behind if key not in _HOLLOW]
        yield from solid[:2] if solid and behind[0] not in _HOLLOW else [*solid[:1], *behind[:1], *before]


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _lies_in(one: Span, other: Span) -> bool:
    return other.start <= one.start < other.end
