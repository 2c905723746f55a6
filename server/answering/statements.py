"""Cuts passages into the statements an answer can be made of: sentences, list items and table rows."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.index.documents import Block, BlockKind, Passage, Version
from ingest.index.sentences import Span, sentence_spans
from server.answering.version_cache import VersionCache
from server.retrieval.retrieval import RetrievedPassage

_LONGEST_ITEM = 320


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, list item or table row of a confirmed passage; `span` is in its version's text."""

    span: Span
    text: str
    kind: BlockKind
    passage: Passage
    block: int
    """Ordinal of its block in the version."""
    rank: int
    """Rank of the retrieved passage it stands in, from 0."""
    is_in_best_chunk: bool

    @property
    def introduces_list(self) -> bool:
        """Whether what follows belongs to it."""
        return self.text.endswith(":")


def statements(passage: RetrievedPassage, rank: int, versions: VersionCache) -> list[Statement]:
    """The statements of a retrieved passage in reading order; headings and header rows are none."""
    version = versions.get(passage.version_id)
    found = []
    for chunk_passage in passage.chunks:
        for ordinal, block in _blocks_within(version, chunk_passage.chunk.start, chunk_passage.chunk.end):
            for span in _spans(version.text, block, chunk_passage):
                text = " ".join(version.text[span.start : span.end].split())
                if any(character.isalnum() for character in text):
                    is_best = chunk_passage.row == passage.best.row
                    found.append(Statement(span, text, block.kind, chunk_passage, ordinal, rank, is_best))
    return found


def _blocks_within(version: Version, start: int, end: int) -> Iterator[tuple[int, Block]]:
    first = max(bisect_right(version.blocks, start, key=lambda block: block.start) - 1, 0)
    for ordinal in range(first, len(version.blocks)):
        block = version.blocks[ordinal]
        if block.start >= end:
            return
        if block.end > start and block.kind is not BlockKind.HEADING and not block.is_header:
            yield ordinal, block


def _spans(text: str, block: Block, passage: Passage) -> list[Span]:
    start, end = max(block.start, passage.chunk.start), min(block.end, passage.chunk.end)
    if block.kind is BlockKind.TABLE_ROW or (block.kind is BlockKind.LIST_ITEM and end - start <= _LONGEST_ITEM):
        return [Span(start, end)]
    return sentence_spans(text, start, end)
