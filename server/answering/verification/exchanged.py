"""Finds where a clause has another figure, day or name in the place of its source's, in nearly the same words."""

from collections.abc import Iterator, Sequence

from ingest.index.sentences import Span
from server.answering.verification.comparing import Exchange, pairs_of
from server.answering.verification.days import Day
from server.answering.verification.figures import Figure
from server.answering.verification.finding import Finding, FindingKind
from server.answering.verification.known import Known
from server.answering.verification.names import Name
from server.answering.verification.outline import Piece
from server.answering.verification.similarity import closest
from server.answering.verification.statement import Statement


def exchange_findings(said: Statement, known: Known) -> Iterator[Finding]:
    """One for each fact that stands in the place of another, which the sentence has nowhere."""
    for pair in pairs_of(said, closest(said, known), is_by_cell=False):
        for exchange in pair.exchanges:
            yield from _numbers(exchange, said, pair.statement)
            yield from _names(exchange, said, pair.statement, known.proper)


def _numbers(exchange: Exchange, said: Statement, known: Statement) -> Iterator[Finding]:
    for kind, ours, theirs in (
        (FindingKind.FIGURE, said.figures, known.figures),
        (FindingKind.DATE, said.days, known.days),
    ):
        here = [one.fact for one in ours if _overlaps(one.fact.span, exchange.said, said.span.start)]
        there = [one.fact for one in theirs if _overlaps(one.fact.span, exchange.known, known.span.start)]
        for fact in here:
            missing = [one for one in there if one.key not in said.keys and _number(one) != _number(fact)]
            if missing and fact.key not in known.keys:
                yield Finding(kind, fact.written, fact.span, missing[0].written)


def _names(exchange: Exchange, said: Statement, known: Statement, proper: frozenset[str]) -> Iterator[Finding]:
    here = [name for name in said.names if _overlaps(name.span, exchange.said, said.span.start)]
    there = [name for name in known.names if _overlaps(name.span, exchange.known, known.span.start)]
    there = [name for name in there if _is_proper(name, known, proper)]
    words = {word.text for word in known.words}
    for name in here:
        other = next((one for one in there if one.identity not in {mine.identity for mine in said.names}), None)
        is_new = name.number is not None or not set(name.words) & words
        takes_its_place = not name.is_doubtful or _are_names(exchange.known, there, known.span.start)
        if other and is_new and takes_its_place and name.identity not in {one.identity for one in known.names}:
            yield Finding(FindingKind.NAME, name.written, name.span, other.written)


def _overlaps(span: Span, pieces: Sequence[Piece], start: int) -> bool:
    return any(span.start - start < piece.span.end and piece.span.start < span.end - start for piece in pieces)


def _are_names(pieces: Sequence[Piece], names: Sequence[Name], start: int) -> bool:
    return all(any(_overlaps(name.span, [piece], start) for name in names) for piece in pieces)


def _is_proper(name: Name, statement: Statement, proper: frozenset[str]) -> bool:
    """Whether it is a name although it begins a sentence: it is one elsewhere too, or goes on with one."""
    goes_on = any(other.span.start == name.span.end + 1 for other in statement.names)
    return not name.is_doubtful or goes_on or bool(proper & set(name.words))


def _number(fact: Figure | Day) -> object:
    """What a figure counts: "the third" and "three" may say the same. Of a day, itself."""
    return fact.number if isinstance(fact, Figure) else fact.key
