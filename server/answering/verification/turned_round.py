"""Finds where a clause says in nearly the same words the opposite of its source."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import product

from server.answering.verification.comparing import Pair
from server.answering.verification.finding import Finding, FindingKind
from server.answering.verification.opposites import are_opposite
from server.answering.verification.outline import FREE, MARKS, MAY, MUST, NEED_NOT, NOT, ONLY_IF, UNLESS, Piece
from server.answering.verification.words import is_little

_PAYING = frozenset({"cost", "pay"})
_CONTRASTS = frozenset({"instea", "rather"})
_SAME = "same"
_ONLY = "only"


def turned_round(pair: Pair) -> Iterator[Finding]:
    """What is turned round, with the words of the source; spans lie in the sentence's statement.

    "Opened goods are not taken back" turns "only unopened goods are taken back" round twice: it says the same.
    """
    opposites, denials = list(_opposites(pair)), list(_turned_denials(pair))
    if opposites and denials:
        return
    yield from opposites
    for piece in (*denials, *(_piece(pair, mark) for mark in _turned_marks(pair))):
        yield Finding(FindingKind.NEGATION, piece.written, piece.span, pair.statement.text)


def _opposites(pair: Pair) -> Iterator[Finding]:
    said, known = {piece.key for piece in pair.said}, {piece.key for piece in pair.known}
    for exchange in pair.exchanges:
        for one, other in product(exchange.said, exchange.known):
            if are_opposite(one.written, other.written) and one.key not in known and other.key not in said:
                yield Finding(FindingKind.NEGATION, one.written, one.span, other.written)


def _piece(pair: Pair, key: str) -> Piece:
    return next((piece for piece in pair.said if piece.key == key), pair.said[0])


def _turned_denials(pair: Pair) -> Iterator[Piece]:
    """Each "not" of the clause before a word that the statement does not deny, and each word it lacks one before."""
    said, known = [piece.key for piece in pair.said], [piece.key for piece in pair.known]
    if said.count(FREE) != known.count(FREE) or _CONTRASTS & (set(said) ^ set(known)):
        return
    if {ONLY_IF, _ONLY} & {*said, *known} and UNLESS in {*said, *known}:
        only = (said.count(ONLY_IF) + known.count(ONLY_IF)) if _ONLY not in {*said, *known} else 0
        if (said.count(NOT) + known.count(NOT) + only) % 2:
            yield _piece(pair, NOT)
        return
    ours, theirs = pair.said_denied, pair.known_denied
    if said.count(NOT) == known.count(NOT) and not (ours.sure and theirs.sure and NOT not in theirs.sure):
        return
    yield from (piece for word, piece in ours.sure.items() if word not in theirs.possible)
    yield from (_piece(pair, word) for word in theirs.sure if word not in ours.possible)


def _turned_marks(pair: Pair) -> Iterator[str]:
    """The marks that one of the two has and the other ought to have too."""
    said, known = [piece.key for piece in pair.said], [piece.key for piece in pair.known]
    yield from _turned_charges(pair)
    if UNLESS in pair.known_marks and not {UNLESS, ONLY_IF, NOT} & set(said):
        yield UNLESS
    if UNLESS in pair.said_marks and not {UNLESS, ONLY_IF, NOT} & set(known):
        yield UNLESS
    if ONLY_IF in pair.said_marks and UNLESS in known and NOT not in known:
        yield ONLY_IF
    yield from _turned_duties(pair)


def _turned_duties(pair: Pair) -> Iterator[str]:
    """The duty that the other text leaves open, or what is left open there and a duty here, of the same word."""
    for mark, opposed in ((NEED_NOT, {MUST}), (MAY, {MUST}), (MUST, {MAY, NEED_NOT})):
        ours = _governed(pair.said, {mark})
        if ours & _governed(pair.known, opposed) and not ours & _governed(pair.known, {mark}):
            yield mark
    if NEED_NOT in pair.said_marks and not {NEED_NOT, NOT} & {piece.key for piece in pair.known}:
        yield NEED_NOT


def _governed(pieces: Sequence[Piece], marks: AbstractSet[str]) -> frozenset[str]:
    """The words that such a mark stands before, or behind where nothing follows."""
    keys = [piece.key for piece in pieces]
    telling = [at for at, piece in enumerate(pieces) if piece.key not in MARKS and not is_little(piece.written)]
    found: set[str] = set()
    for at in (at for at, key in enumerate(keys) if key in marks):
        beside = next((one for one in telling if one > at), next((one for one in reversed(telling) if one < at), None))
        found.update({keys[beside]} if beside is not None else ())
    return frozenset(found)


def _turned_charges(pair: Pair) -> Iterator[str]:
    said, known = {piece.key for piece in pair.said}, {piece.key for piece in pair.known}
    if FREE in pair.said_marks and not {FREE, NOT, _SAME} & known:
        yield FREE
    if FREE in pair.known_marks and not {FREE, NOT} & said:
        yield from sorted(_PAYING & said - known)
