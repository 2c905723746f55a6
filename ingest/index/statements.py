"""Cuts documents into statements, the smallest pieces an answer can be made of: sentences, list items, table rows."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.index.documents import Block, BlockKind
from ingest.index.sentences import Span, sentence_spans

_LONGEST_ITEM = 320
_ENUMERATOR = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[-*•–])\s+")


@dataclass(frozen=True, slots=True)
class StatementSpan:
    """Where a statement stands, and the ordinal of its block."""

    span: Span
    block: int


def statement_spans(text: str, blocks: Sequence[Block], start: int, end: int) -> list[StatementSpan]:
    """The statements within `text[start:end]`, in reading order; headings and header rows are none."""
    first = max(bisect_right(blocks, start, key=lambda block: block.start) - 1, 0)
    found = []
    for ordinal in range(first, len(blocks)):
        block = blocks[ordinal]
        if block.start >= end:
            break
        if block.end > start and block.kind is not BlockKind.HEADING and not block.is_header:
            spans = _spans(text, block, max(block.start, start), min(block.end, end))
            found += [StatementSpan(span, ordinal) for span in spans if _says_something(text, span)]
    return found


def _spans(text: str, block: Block, start: int, end: int) -> list[Span]:
    if block.kind is BlockKind.LIST_ITEM and (enumerator := _ENUMERATOR.match(text, start, end)):
        start = enumerator.end()
    if block.kind is BlockKind.TABLE_ROW or (block.kind is BlockKind.LIST_ITEM and end - start <= _LONGEST_ITEM):
        return [Span(start, end)]
    return sentence_spans(text, start, end)


def _says_something(text: str, span: Span) -> bool:
    return any(character.isalnum() for character in text[span.start : span.end])
