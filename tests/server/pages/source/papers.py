"""Versions made by hand or by chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hypothesis import strategies as st

from ingest.index.documents import Block, BlockKind, Description, Link, Version, VersionState


@dataclass(frozen=True)
class Written:
    """A block before it has a place."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 1
    page: int | None = None
    table: int | None = None
    cells: tuple[str, ...] = ()
    is_header: bool = False
    links: tuple[Link, ...] = ()
    audience: frozenset[str] | None = None


def version_of(
    blocks: Sequence[Written],
    audience: frozenset[str] = frozenset({"everyone"}),
    state: VersionState = VersionState.LIVE,
    begins: datetime | None = None,
    ends: datetime | None = None,
) -> Version:
    """A version with these blocks, one blank line between them."""
    text, placed = "", []
    for written in blocks:
        placed.append(
            Block(
                written.kind, len(text), len(text) + len(written.text), written.level, written.page, written.table,
                written.cells, written.is_header, written.links, None, written.audience,
            )
        )  # fmt: skip
        text += written.text + "\n\n"
    description = Description("A paper", audience=audience)
    return Version("v", "d", "h", state, text.rstrip("\n"), tuple(placed), description, "text/markdown", begins, ends)


def table(*rows: tuple[str, ...], number: int = 0) -> list[Written]:
    """A table with a header, its rows said as the parsers say them."""
    header = rows[0]
    head = Written("; ".join(header), BlockKind.TABLE_ROW, table=number, cells=header, is_header=True)
    said = ["; ".join(f"{name}: {cell}" for name, cell in zip(header, row, strict=True) if cell) for row in rows[1:]]
    body = [
        Written(text, BlockKind.TABLE_ROW, table=number, cells=row)
        for text, row in zip(said, rows[1:], strict=True)
        if text
    ]
    return [head, *body]


_WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=20).filter(str.strip)
_AUDIENCES = st.sampled_from([None, frozenset({"staff"}), frozenset({"fraud-desk"})])
_PROSE = st.builds(
    Written,
    _WORDS,
    st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CODE]),
    st.integers(1, 4),
    st.sampled_from([None, 1, 2]),
    audience=_AUDIENCES,
)
PAPERS = st.lists(_PROSE, min_size=1, max_size=12).map(version_of)
"""Headings, paragraphs, lists and code, some of it internal."""
