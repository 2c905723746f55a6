"""Where the sentences of a text begin and end."""

import re
from dataclasses import dataclass

_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|no|nr|approx|incl|excl|max|min|dr|mr|mrs|ms|prof|st|inc|ltd|co|corp|fig|sec|art|para|cf|ca|al|dept|est|jr|sr|"
    r"u\.s|u\.k|a\.m|p\.m|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)|(?<![°\d])(?<!\d\s)\b[A-Za-z])\.$",
    re.IGNORECASE,
)
"""A letter by itself is an initial, but behind a number it is a unit and ends the sentence: 70 °C, 16 A."""
_BOUNDARY = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n\s*\n|\n(?=\s*(?:[-*•+]|\d+[.)])\s)")


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character offsets."""

    start: int
    end: int


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the sentences of `text[start:end]`, in order, without the white space between them.

    Every character that is not white space lies in exactly one span.
    """
    end = len(text) if end is None else end
    spans: list[Span] = []
    begin = start
    for match in _BOUNDARY.finditer(text, start, end):
        if text[match.start()] in ".…" and _ABBREVIATION.search(text, max(begin, match.end() - 12), match.end()):
            continue
        if text[match.start()] != "\n" and _continues(text, match.end(), end):
            continue
        _append(spans, text, begin, match.end())
        begin = match.end()
    _append(spans, text, begin, end)
    return spans


def _continues(text: str, position: int, end: int) -> bool:
    rest = text[position : min(end, position + 20)].lstrip()
    return bool(rest) and rest[0].islower()


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        spans.append(Span(start, start + len(stripped)))
