"""Lays a version out: runs of blocks become lists, tables and internal passages, one after the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ingest.index.audience import readable_blocks
from ingest.index.documents import Block, BlockKind, Version
from ingest.index.sentences import Span
from server.pages.source.listing import listing
from server.pages.source.marker import Marker, ResolveLink
from server.pages.source.parts import Code, Grid, Heading, Internal, PageMark, Paragraph, Part, Piece, Row, Words
from server.pages.source.table_cells import locate_cells


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring blocks that are shown as one part."""

    blocks: tuple[Block, ...]
    audience: frozenset[str] | None

    @property
    def first(self) -> Block:
        return self.blocks[0]


def lay_out(
    version: Version, groups: frozenset[str], cited: Span | None = None, resolve: ResolveLink = lambda url: None
) -> tuple[Part, ...]:
    """What somebody in these groups may see of the version, in reading order, with `cited` marked."""
    layout = _Layout(version, groups, Marker(version.text, cited, resolve))
    return tuple(layout.parts())


class _Layout:
    def __init__(self, version: Version, groups: frozenset[str], marker: Marker) -> None:
        self._text = version.text
        self._blocks = tuple(readable_blocks(version.blocks, groups))
        self._headers = {block.table: block.cells for block in version.blocks if block.is_header}
        self._has_pages = len({block.page for block in self._blocks} - {None}) > 1
        self._marker = marker

    def parts(self) -> Iterator[Part]:
        page: int | None = None
        for audience, runs in groupby(_runs(self._blocks), key=lambda run: run.audience):
            inside: list[Part] = []
            for run in runs:
                if self._has_pages and run.first.page not in (None, page):
                    page = run.first.page
                    inside.append(PageMark(page or 0))
                inside.append(self._part(run))
            if audience is None:
                yield from inside
            else:
                yield Internal(tuple(sorted(audience)), tuple(inside))

    def _part(self, run: _Run) -> Part:
        first = run.first
        if first.kind is BlockKind.LIST_ITEM:
            return listing(run.blocks, self._text, self._marker)
        if first.kind is BlockKind.TABLE_ROW:
            return self._grid(run)
        words = self._marker.words(Span(first.start, first.end), first.links)
        if first.kind is BlockKind.HEADING:
            return Heading(words, first.level, f"at-{first.start}")
        return Code(words) if first.kind is BlockKind.CODE else Paragraph(words)

    def _grid(self, run: _Run) -> Grid:
        header = next((self._row(block, run) for block in run.blocks if block.is_header), None)
        rows = tuple(self._row(block, run) for block in run.blocks if not block.is_header)
        return Grid(header, rows, max(len(block.cells) for block in run.blocks))

    def _row(self, block: Block, run: _Run) -> Row:
        spans = locate_cells(self._text, block, self._headers.get(block.table, ()))
        groups = block.audience if run.audience is None else None
        if not any(spans):
            return Row((self._marker.words(Span(block.start, block.end)),), tuple(sorted(groups or ())))
        cells = tuple(self._cell(span, cell, block) for span, cell in zip(spans, block.cells, strict=True))
        return Row(cells, tuple(sorted(groups or ())))

    def _cell(self, span: Span | None, cell: str, block: Block) -> Words:
        if span is not None:
            return self._marker.words(span, block.links)
        return (Piece(cell),) if cell else ()


def _runs(blocks: Iterable[Block]) -> Iterator[_Run]:
    for _, run in groupby(blocks, key=_Joint()):
        together = tuple(run)
        audiences = {block.audience for block in together}
        yield _Run(together, together[0].audience if len(audiences) == 1 else None)


class _Joint:
    """Numbers the runs: a table is one, a list of one audience on one page is one, anything else stands alone."""

    def __init__(self) -> None:
        self._number = 0
        self._before: Block | None = None

    def __call__(self, block: Block) -> int:
        if self._before is None or not _belong_together(self._before, block):
            self._number += 1
        self._before = block
        return self._number


def _belong_together(before: Block, block: Block) -> bool:
    if block.kind is not before.kind:
        return False
    if block.kind is BlockKind.TABLE_ROW:
        return block.table == before.table
    return block.kind is BlockKind.LIST_ITEM and (block.audience, block.page) == (before.audience, before.page)
