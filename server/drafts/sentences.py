"""Cuts a draft into its sentences: what stands on a line of its own, a greeting or a name, is one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.index.sentences import Span, sentence_spans

_LONGEST_LINE = 60
_BULLET = re.compile(r"(?:[-*•+–]|\(?\d{1,2}[.)])\s+")
_GOES_ON = re.compile(r"[a-z\d£€$(]")
_BREAK = re.compile(
    # A line of its own, or the end of a sentence that reads like an abbreviation: "9.9% APR. It", "20 A. It".
    r"(?P<line>\s*\n\s*)|(?<=[^\s.][A-Z]\.)\s+(?=[A-Z])|(?<=\d [A-Z]\.)\s+(?=[A-Z])"
    r"|(?<=(?:type|part|plan|rade|lass|evel) [A-Z]\.)\s+(?=[A-Z])"
)
_CLAUSE = re.compile(
    r",\s+(?=(?:which|and|but|so|because)\b)|;\s+|:\s+"
    r"|\s+(?=and (?:\w+ )?(?:covers?|takes?|is|are|costs?|gets?|can|runs?|arrives?|needs?|lasts?|has|have"
    r"|will|it|they|you|we)\b)",
    re.IGNORECASE,
)
_GREETED = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\s+(?-i:(?:(?:Mrs?|Ms|Dr)\.?\s+)?[A-Z][\w'-]+"
    r"(?:\s+[A-Z][\w'-]+){0,2})\s*[,!:]\s+",
    re.IGNORECASE,
)
"""A greeting on the same line as what follows it."""
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a draft; `text` is `draft[start:end]` with each white space made a blank."""

    span: Span
    text: str


def sentences_of(draft: str) -> tuple[Sentence, ...]:
    """The sentences in order. Every letter of the draft lies in exactly one."""
    spans = (piece for span in sentence_spans(draft) for piece in _pieces(draft, span))
    return tuple(Sentence(span, re.sub(r"\s", " ", draft[span.start : span.end])) for span in spans)


def _pieces(draft: str, span: Span) -> Iterator[Span]:
    """A sentence that runs over several lines stays whole; a short line of its own is cut off."""
    start = span.start
    if (greeted := _GREETED.match(draft, start, span.end)) and greeted.end() < span.end:
        start = greeted.end()
        yield Span(span.start, span.start + len(greeted.group().rstrip()))
    for match in _BREAK.finditer(draft, start, span.end):
        before = draft[start : match.start()].rstrip()
        if match["line"] is None or _stands_alone(before, draft, match.end()):
            if before.strip():
                yield Span(start, start + len(before))
            start = match.end()
    if draft[start : span.end].strip():
        yield Span(start, span.end)


def _stands_alone(line: str, draft: str, behind: int) -> bool:
    if len(line) > _LONGEST_LINE:
        return False
    goes_on = bool(_GOES_ON.match(draft, behind)) and not _BULLET.match(draft, behind)
    return line[-1:] in ",:" or not goes_on


def clause_spans(sentence: str) -> list[Span]:
    """The clauses of a sentence that could stand for themselves; only one where it has no others."""
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(sentence)), len(sentence)]
    spans = [Span(start, end) for start, end in pairwise(cuts)]
    if any(len(sentence[span.start : span.end].split()) < _FEWEST_WORDS for span in spans):
        return [Span(0, len(sentence))]
    return spans
