"""Which statements and clauses of the sources speak of the same as a sentence."""

from dataclasses import dataclass
from functools import lru_cache

from server.answering.verification.clauses import Clause
from server.answering.verification.known import Known
from server.answering.verification.statement import Statement

_CLOSE, _ALIKE, _FEW = 0.7, 0.35, 3
_FACT = 3.0
"""What an equal figure or day weighs: about as much as three words."""
_AROUND = 0.6
"""What the whole statement weighs beside its clause."""


@dataclass(frozen=True, slots=True)
class Match:
    """A clause of a source that speaks of the same as a clause of the sentence; `score` says how much of it."""

    clause: Clause
    statement: Statement
    score: float


@lru_cache(maxsize=512)
def likenesses(said: Statement, known: Known) -> tuple[float, ...]:
    """For each statement of the sources, the share of what is said, by weight, that it speaks of."""
    whole = known.weight(said.stems) or 1.0
    return tuple(known.weight(said.stems & (one.stems | one.above)) / whole for one in known.statements)


@lru_cache(maxsize=512)
def closest(said: Statement, known: Known) -> tuple[Statement, ...]:
    """The few statements that speak most of the same, the best first."""
    scored = sorted(((score, at) for at, score in enumerate(likenesses(said, known)) if score >= _ALIKE), reverse=True)
    return tuple(known.statements[at] for score, at in scored[:_FEW] if score >= _CLOSE * scored[0][0])


def similar(clause: Clause, said: Statement, known: Known) -> list[Match]:
    """The clauses that share something with this one of a sentence; the best first."""
    whole = known.weight(clause.stems) + len(clause.keys) * _FACT
    found = []
    for statement, likeness in zip(known.statements, likenesses(said, known), strict=True):
        if statement.is_heading or not whole:
            continue
        for other in known.clauses[statement]:
            shared = known.weight(clause.stems & other.stems) + len(clause.keys & other.keys) * _FACT
            if shared:
                found.append(Match(other, statement, shared / whole + _AROUND * likeness))
    return sorted(found, key=lambda match: -match.score)
