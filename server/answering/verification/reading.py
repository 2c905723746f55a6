"""Reads a text once: its statements, and what each of them states."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from ingest.index.sentences import Span, sentence_spans
from server.answering.verification.addresses import Address, addresses_in
from server.answering.verification.context import Placed, Surroundings
from server.answering.verification.days import Day, days_in
from server.answering.verification.denials import Denial, denials_in
from server.answering.verification.figures import Figure, figures_in
from server.answering.verification.names import Name, blanked, names_in
from server.answering.verification.places import Place, places_in, wider
from server.answering.verification.statement import Fact, Reading, Stated, Statement
from server.answering.verification.words import Word, like_for_like, words_of

_LINE = re.compile(r"[^\n]+(?:\n(?=[a-z(])(?![\w ]{1,60}: [^;\n]*;)[^\n]+)*")
_ENUMERATOR = re.compile(r"\s*(?:\(?\d{1,2}[.)](?=\s)|[-*•#>]+(?=\s))")
_ASIDE = re.compile(
    r"\s?\[\d+(?:,\s*\d+)*\]|(?:^|(?<=[.!?] ))(?:[Yy]es|[Nn]o|Not possible|Too late)(?= ?[,.:;!-])", re.MULTILINE
)
"""The numbers of citations, and a "yes" or "no" that only opens an answer."""
_ROW = re.compile(r"(?:[^:;\n]{1,80}; [^:;\n]{1,60}: [^;\n]*|[^:;\n]{1,60}: [^;\n]*); [^:;\n]{1,60}: ")
_HEADER_ROW = re.compile(r"[^;:.\n]*(?:; [^;:.\n]*){2,}")
_FIRST_CELL = re.compile(r"(?:[^:;\n]{1,60}: )?([^;\n]*); ")
_LABEL = re.compile(r"([^:;,.]{1,60}):\s")
Found = TypeVar("Found", Figure, Day, Name, Place, Address, Denial)
_LONGEST_HEADING = 90
_HEADING_WORDS_KEPT = 24


@lru_cache(maxsize=1024)
def read(text: str) -> Reading:
    """What this text states. It takes some tenths of a millisecond for each of its sentences, once."""
    plain = like_for_like(text)
    bare = _ASIDE.sub(lambda match: " " * len(match[0]), plain)
    statements: list[Statement] = []
    above: list[str] = []
    is_under_denial = False
    for line in _LINE.finditer(bare):
        if _HEADER_ROW.fullmatch(line[0]):
            continue
        pieces = _pieces(bare, Span(*line.span()))
        for piece in pieces:
            before = statements[-1].stems if statements else frozenset[str]()
            statements.append(_read_statement(bare, piece, frozenset(above), before))
        if len(pieces) == 1 and _is_heading(line[0]):
            above = [*above, *statements[-1].stems][-_HEADING_WORDS_KEPT:]
            is_under_denial = any(denial.is_strong for denial in statements[-1].denials)
            statements[-1] = replace(statements[-1], is_heading=True)
        elif is_under_denial:
            statements[-len(pieces) :] = [replace(one, is_under_denial=True) for one in statements[-len(pieces) :]]
    return Reading(plain, tuple(statements))


def _pieces(text: str, line: Span) -> list[Span]:
    enumerator = _ENUMERATOR.match(text, line.start, line.end)
    start = enumerator.end() if enumerator else line.start
    if _ROW.match(text, start, line.end):
        return [Span(start, line.end)]
    return sentence_spans(text, start, line.end)


def _is_heading(line: str) -> bool:
    return (
        len(line) <= _LONGEST_HEADING and not line.rstrip().endswith((".", "!", "?", ";", ",")) and not _ROW.match(line)
    )


def _read_statement(whole: str, piece: Span, above: frozenset[str], before: frozenset[str]) -> Statement:
    text = whole[piece.start : piece.end]
    addresses = addresses_in(text)
    rest = blanked(text, [address.span for address in addresses])
    days = days_in(rest)
    rest = blanked(rest, [day.span for day in days])
    places = places_in(rest)
    figures, names = _figures_and_names(rest)
    words = tuple(words_of(text, piece.start))
    taken = [*(place.span for place in places), *(figure.span for figure in figures)]
    placed = [*_placed(words, piece.start, names, taken), *_located(places)]
    facts = [Placed(figure.key, figure.span.start) for figure in figures]
    facts += [Placed(day.key, day.span.start) for day in days]
    label, is_row = _label(text, placed), bool(_ROW.match(text))
    codes = frozenset(f"@{place.code}" for place in places)
    around = Surroundings(text, is_row, [*placed, *facts], codes, label, above, before)
    return Statement(
        text=text,
        span=piece,
        is_row=is_row,
        is_heading=False,
        is_under_denial=False,
        words=words,
        stems=frozenset(one.stem for one in placed),
        keys=frozenset(one.stem for one in facts),
        above=above,
        label=label,
        figures=_stated(figures, around, piece.start),
        days=_stated(days, around, piece.start),
        names=_moved_all(names, piece.start),
        places=_moved_all(places, piece.start),
        addresses=_moved_all(addresses, piece.start),
        denials=tuple(
            replace(denial, scope=_moved(denial.scope, piece.start))
            for denial in _moved_all(denials_in(text), piece.start)
        ),
    )


def _stated(facts: Sequence[Fact], around: Surroundings, at: int) -> tuple[Stated[Fact], ...]:
    return tuple(
        Stated(fact, context) for fact, context in zip(_moved_all(facts, at), around.contexts(facts), strict=True)
    )


def _moved_all(found: Sequence[Found], at: int) -> tuple[Found, ...]:
    return tuple(replace(one, span=_moved(one.span, at)) for one in found)


def _figures_and_names(text: str) -> tuple[list[Figure], tuple[Name, ...]]:
    """The figures without those that belong to a name, and the names without units of measure."""
    figures = figures_in(text)
    measures = [figure.span for figure in figures if figure.measure]
    names = names_in(blanked(text, measures))
    taken = [name.span for name in names if name.is_code or name.number]
    return [figure for figure in figures if not any(_overlap(figure.span, span) for span in taken)], names


def _placed(words: Sequence[Word], at: int, names: Sequence[Name], taken: Sequence[Span]) -> list[Placed]:
    """The stems that tell what the statement is about, those in figures and places aside."""
    named = [Placed(_numbered(name), name.span.start) for name in names if name.number]
    telling = [Placed(word.stem, word.span.start - at) for word in words if word.is_telling]
    return [*(one for one in telling if not any(span.start <= one.at < span.end for span in taken)), *named]


def _located(places: Sequence[Place]) -> list[Placed]:
    """The places under their codes, whatever they are called, and the regions they are part of."""
    codes = [Placed(f"@{place.code}", place.span.start) for place in places]
    return codes + [Placed(f"@{region}", place.span.start) for place in places if (region := wider(place.code))]


def _numbered(name: Name) -> str:
    return f"{name.words[-1]} {name.number}"


def _label(text: str, placed: Sequence[Placed]) -> frozenset[str]:
    label = _FIRST_CELL.match(text) if _ROW.match(text) else _LABEL.match(text)
    if label is None:
        return frozenset()
    return frozenset(one.stem for one in placed if label.start(1) <= one.at < label.end(1))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
