"""The sheet a parser writes on, so that text, offsets, marks and notes come out alike whatever the format."""

import re
from collections.abc import Mapping, Sequence

from ingest.index.documents import Block, BlockKind, Link, Note, ParsedDocument
from ingest.index.errors import LimitExceeded
from ingest.parsers.internal_mark import InternalSections, narrow, read_mark
from ingest.parsers.invisible import InvisibleCharacters
from ingest.parsers.table import Table

_SPACES = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_RAGGED_BREAKS = re.compile(r" ?\n[ \n]*")
_TIGHT = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_EXCERPT_CHARACTERS = 120
_NOTES_KEPT = 200
_CHARACTERS = 40_000_000


class Manuscript:
    """Collects blocks in reading order into one canonical text.

    Text is cleaned on the way in: white space collapsed, invisible characters taken out and reported, internal marks
    turned into audiences. A heading marked internal covers its section; a paragraph that is nothing but a mark
    covers what follows until the next heading.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._sections = InternalSections()
        self._standing: frozenset[str] | None = None
        self._invisible = InvisibleCharacters()
        self._skipped: dict[tuple[str, str], list[str]] = {}
        self._hidden: list[Note] = []
        self._tables = 0
        self._h1: str | None = None
        self._first_heading: str | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing readable has been written yet."""
        return not self._blocks

    def heading(
        self,
        text: str,
        level: int = 1,
        *,
        page: int | None = None,
        anchor: str | None = None,
        links: Sequence[Link] = (),
    ) -> None:
        """Write a heading; it ends the internal sections of its level and deeper."""
        self._standing = None
        text = _SPACES.sub(" ", self._clean(text).replace("\n", " "))
        mark = read_mark(text)
        self._sections.enter(level, mark.audience if mark else None)
        text = text[mark.end :] if mark else text
        if not text:
            return
        if level == 1:
            self._h1 = self._h1 or text
        self._first_heading = self._first_heading or text
        self._append(BlockKind.HEADING, text, None, level=level, page=page, anchor=anchor, links=links)

    def paragraph(
        self, text: str, *, page: int | None = None, anchor: str | None = None, links: Sequence[Link] = ()
    ) -> None:
        """Write a paragraph; line breaks in it stay."""
        text = self._clean(text)
        mark = read_mark(text)
        if mark and not text[mark.end :].strip():
            self._standing = mark.audience
            return
        self._marked(BlockKind.PARAGRAPH, text, page=page, anchor=anchor, links=links)

    def list_item(
        self, text: str, level: int = 1, *, marker: str = "", page: int | None = None, links: Sequence[Link] = ()
    ) -> None:
        """Write one item of a list; `marker` is its number as shown, empty for a bullet."""
        text = self._clean(text)
        mark = read_mark(text)
        words = text[mark.end :].lstrip() if mark else text
        if words:
            audience = mark.audience if mark else None
            shown = f"{marker} {words}" if marker else words
            self._append(BlockKind.LIST_ITEM, shown, audience, level=level, page=page, links=links)

    def code(self, text: str, *, page: int | None = None) -> None:
        """Write a block of code, its white space kept."""
        text = self._invisible.strip(_LINE_ENDS.sub("\n", text)).strip("\n").rstrip()
        if text.strip():
            self._append(BlockKind.CODE, text, None, page=page)

    def table(self, table: Table, *, page: int | None = None) -> None:
        """Write a table, one block a row."""
        rows = [tuple(self._clean(cell).replace("\n", " ") for cell in row) for row in table.rows]
        marks = [[read_mark(cell) for cell in row] for row in rows]
        clean = Table(
            tuple(
                tuple(cell[mark.end :] if mark else cell for cell, mark in zip(row, found, strict=True))
                for row, found in zip(rows, marks, strict=True)
            ),
            table.has_header,
        )
        links = list(table.links)
        written = False
        for row, found in zip(clean.quotable_rows(), marks, strict=True):
            audience: frozenset[str] | None = None
            for mark in found:
                audience = narrow(audience, mark.audience) if mark else audience
            if row.text:
                self._append(
                    BlockKind.TABLE_ROW,
                    row.text,
                    audience,
                    page=page,
                    table=self._tables,
                    cells=row.cells,
                    is_header=row.is_header,
                    links=_links_in(row.text, links),
                )
                written = True
        self._tables += written

    def skip(self, what: str, why: str, place: str = "") -> None:
        """Note that something was left out; equal notes are counted together."""
        self._skipped.setdefault((what, why), []).append(place)

    def hide(self, text: str, why: str, place: str = "") -> None:
        """Note that hidden text was taken out; a short excerpt of it is kept for the receipt."""
        excerpt = " ".join(InvisibleCharacters().strip(text).split())
        if excerpt and len(self._hidden) < _NOTES_KEPT:
            self._hidden.append(Note(what=excerpt[:_EXCERPT_CHARACTERS], why=why, place=place))

    def finish(
        self,
        media_type: str,
        *,
        title: str | None = None,
        metadata: Mapping[str, object] | None = None,
        pages: int | None = None,
    ) -> ParsedDocument:
        """The document as written; `title` is used where no first-level heading gives one."""
        return ParsedDocument(
            text="".join(self._pieces),
            blocks=tuple(self._blocks),
            media_type=media_type,
            title=self._h1 or (self._clean(title) if title else None) or self._first_heading or None,
            metadata=dict(metadata or {}),
            pages=pages,
            tables=self._tables,
            skipped=tuple(_counted(what, why, places) for (what, why), places in self._skipped.items()),
            hidden=(*self._hidden, *self._invisible.notes()),
        )

    def _marked(
        self, kind: BlockKind, text: str, *, page: int | None, anchor: str | None, links: Sequence[Link]
    ) -> None:
        mark = read_mark(text)
        words = text[mark.end :].lstrip() if mark else text
        if words:
            self._append(kind, words, mark.audience if mark else None, page=page, anchor=anchor, links=links)

    def _clean(self, text: str) -> str:
        text = self._invisible.strip(_LINE_ENDS.sub("\n", text))
        return _RAGGED_BREAKS.sub("\n", _SPACES.sub(" ", text)).strip()

    def _append(
        self,
        kind: BlockKind,
        text: str,
        audience: frozenset[str] | None,
        *,
        level: int = 0,
        page: int | None = None,
        table: int | None = None,
        cells: tuple[str, ...] = (),
        is_header: bool = False,
        links: Sequence[Link] = (),
        anchor: str | None = None,
    ) -> None:
        if self._blocks:
            before = self._blocks[-1]
            joined = kind in _TIGHT and before.kind is kind and before.table == table
            self._write("\n" if joined else "\n\n")
        start = self._length
        self._write(text)
        shown = narrow(narrow(self._sections.audience, self._standing), audience)
        self._blocks.append(
            Block(
                kind=kind,
                start=start,
                end=self._length,
                level=level,
                page=page,
                table=table,
                cells=cells,
                is_header=is_header,
                links=tuple(links),
                anchor=anchor,
                audience=shown,
            )
        )

    def _write(self, text: str) -> None:
        if self._length > _CHARACTERS:
            raise LimitExceeded(f"The text is longer than {_CHARACTERS:,} characters, the limit; split the file.")
        self._pieces.append(text)
        self._length += len(text)


def _links_in(text: str, waiting: list[Link]) -> tuple[Link, ...]:
    """Those of the links `waiting` in reading order that stand in `text`; they wait no longer."""
    taken = []
    while waiting and waiting[0].text in text:
        taken.append(waiting.pop(0))
    return tuple(taken)


def _counted(what: str, why: str, places: list[str]) -> Note:
    named = list(dict.fromkeys(place for place in places if place))
    return Note(
        what=what if len(places) == 1 else f"{len(places)} × {what}",
        why=why,
        place=", ".join(named[:5]) + (", …" if len(named) > 5 else ""),
    )
