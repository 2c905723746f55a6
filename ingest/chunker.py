"""Cuts a parsed document into chunks along its own structure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.index.catalog import embedded_text
from ingest.index.documents import Block, BlockKind, Chunk, Description, ParsedDocument
from ingest.index.publishing import hash_of
from ingest.index.sentences import Span, sentence_spans

LONGEST_CHUNK = 400
"""Characters. Small enough to match one statement; retrieval widens what matched to a passage."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block, or a part of a block too long for one chunk, with the headings above it."""

    start: int
    end: int
    heading_path: tuple[str, ...]
    page: int | None
    audience: frozenset[str]
    is_heading: bool


def chunk(parsed: ParsedDocument, description: Description, embedder_identity: str) -> tuple[Chunk, ...]:
    """Chunks of at most `LONGEST_CHUNK` characters, in reading order, that together hold every block.

    A chunk never mixes audiences, never reaches over a section's end, and begins with its section's heading.
    """
    pieces = list(_pieces(parsed))
    return tuple(
        _chunk(parsed.text, group, ordinal, description.title, embedder_identity)
        for ordinal, group in enumerate(_groups(pieces))
    )


def _pieces(parsed: ParsedDocument) -> Iterator[_Piece]:
    headings: list[tuple[int, str]] = []
    for block in parsed.blocks:
        if block.kind is BlockKind.HEADING:
            headings = [(level, text) for level, text in headings if level < block.level]
            headings.append((block.level, " ".join(parsed.text[block.start : block.end].split())))
        path = tuple(text for _, text in headings)
        for span in _fitting_spans(parsed.text, block):
            yield _Piece(
                span.start,
                span.end,
                path,
                block.page,
                block.audience or frozenset(),
                block.kind is BlockKind.HEADING,
            )


def _fitting_spans(text: str, block: Block) -> Iterator[Span]:
    if block.end - block.start <= LONGEST_CHUNK:
        yield Span(block.start, block.end)
        return
    start = end = block.start
    for sentence in sentence_spans(text, block.start, block.end):
        for part in _hard_split(text, sentence):
            if part.end - start > LONGEST_CHUNK and end > start:
                yield Span(start, end)
                start = part.start
            end = part.end
    if end > start:
        yield Span(start, end)


def _hard_split(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST_CHUNK:
        space = text.rfind(" ", start + LONGEST_CHUNK // 2, start + LONGEST_CHUNK)
        end = start + LONGEST_CHUNK if space < 0 else space
        yield Span(start, end)
        start = end if space < 0 else space + 1
    yield Span(start, span.end)


def _groups(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    for piece in pieces:
        if group and not _belongs(group, piece):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _belongs(group: Sequence[_Piece], piece: _Piece) -> bool:
    first = group[0]
    only_headings = all(member.is_heading for member in group)
    return (
        piece.end - first.start <= LONGEST_CHUNK
        and piece.audience == first.audience
        and (only_headings or piece.heading_path == group[-1].heading_path)
        and (piece.page == group[-1].page or only_headings)
    )


def _chunk(text: str, group: Sequence[_Piece], ordinal: int, title: str, embedder_identity: str) -> Chunk:
    start, end = group[0].start, group[-1].end
    body = text[start:end]
    path = group[-1].heading_path
    return Chunk(
        id="",
        version_id="",
        ordinal=ordinal,
        start=start,
        end=end,
        text=body,
        heading_path=path,
        page=group[-1].page,
        audience=group[0].audience,
        is_internal=bool(group[0].audience),
        embedding_id=hash_of("embedding", embedder_identity, embedded_text(title, path, body)),
    )
