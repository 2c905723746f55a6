"""Statements, passages and versions made by hand."""

from ingest.index.documents import Block, BlockKind, Chunk, Description, Document, Passage, Version, VersionState
from ingest.index.sentences import Span
from server.answering.statements import Statement


def passage_of(text: str, row: int = 1, start: int = 0, **description: object) -> Passage:
    """One chunk of a version, confirmed."""
    chunk = Chunk(
        id=f"c{row}",
        version_id="v",
        ordinal=row,
        start=start,
        end=start + len(text),
        text=text,
        heading_path=(),
        page=None,
        audience=frozenset(),
        is_internal=False,
        embedding_id=f"e{row}",
    )
    about = Description(**{"title": "Returns", **description})  # type: ignore[arg-type]
    return Passage(row, chunk, Document("d", "/srv", "returns.md"), "returns.md", about, None, None)


def statement_of(
    text: str, kind: BlockKind = BlockKind.PARAGRAPH, rank: int = 0, row: int = 1, block: int = 0, start: int = 0
) -> Statement:
    """One statement that fills its chunk."""
    passage = passage_of(text, row, start)
    return Statement(Span(start, start + len(text)), text, kind, passage, block, rank, True)


def version_of(text: str, *blocks: Block) -> Version:
    """A live version."""
    about = Description("Returns")
    return Version("v", "d", "hash", VersionState.LIVE, text, blocks, about, "text/plain", None, None)
