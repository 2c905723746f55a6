"""Finds what a sentence puts in quotation marks, and whether its sources say it so."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from ingest.index.sentences import Span
from server.answering.verification.finding import Finding, FindingKind
from server.answering.verification.known import Known
from server.answering.verification.words import like_for_like, without_numbers

_QUOTED = re.compile(
    r"(?<!\w)\"(?P<double>[^\"\n]*\w[^\"\n]*)\"|(?:(?<=\s)|(?<=\()"
    r"|^)'(?P<single>[^'\n]+(?:'(?=\w)[^'\n]*)*)'(?=[\s.,;:!?)]|$)"
)
_LEFT_OUT = re.compile(r"\s*(?:\[?\.\.\.\]?|\[?…\]?)\s*|\s*\[[^\]\d][^\]]*\]\s*")
_EDGES = " .,;:!?'\""
_ALIKE = 0.55


def quoted_spans(text: str) -> list[Span]:
    """Where quoted words stand, without their marks; `text` is like for like."""
    return [Span(*match.span(match.lastgroup or 0)) for match in _QUOTED.finditer(text)]


def quotation_findings(text: str, known: Known) -> Iterator[Finding]:
    """One for each quotation that no source has word for word, white space and kinds of marks aside."""
    for span in quoted_spans(text):
        quote = text[span.start : span.end]
        if not is_quoted_from(quote, known):
            yield Finding(FindingKind.QUOTATION, quote, span, _closest(quote, known))


def is_quoted_from(quote: str, known: Known) -> bool:
    """Whether the words stand in one source, in this order; an ellipsis may leave some out."""
    pieces = [piece for piece in (_plain(piece) for piece in _LEFT_OUT.split(quote)) if piece]
    return any(_stand_in_order(pieces, text) for text in known.text.split("\n"))


def _stand_in_order(pieces: Sequence[str], text: str) -> bool:
    at = 0
    for piece in pieces:
        found = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)").search(text, at)
        if found is None:
            return False
        at = found.end()
    return bool(pieces)


def _plain(piece: str) -> str:
    return " ".join(without_numbers(like_for_like(piece)).lower().split()).strip(_EDGES)


def _closest(quote: str, known: Known) -> str | None:
    wanted = _plain(quote).split()
    best, found = _ALIKE, None
    for statement in known.statements:
        likeness = SequenceMatcher(None, wanted, _plain(statement.text).split()).ratio()
        if likeness > best:
            best, found = likeness, statement.text
    return found
