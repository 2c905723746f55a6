"""Walks the tree of a web page and writes what a person would read in it."""

import re
from typing import Any

from ingest.index.documents import Link
from ingest.parsers.grid import Cell, Grid
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.page_table import has_header, is_layout, rows_of, span
from ingest.parsers.table import Table
from ingest.parsers.visibility import PageVisibility

_NOT_TEXT = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video map head title meta link button "
    "select input textarea datalist dialog".split()
)
_FURNITURE = frozenset({"nav", "footer", "aside"})
_FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form "
    "header hr html legend main p section summary tbody td tfoot th thead tr".split()
)
_CODE = frozenset({"pre", "listing", "xmp"})
_SPACE = re.compile(r"\s+")
_PROSE = re.compile(r"(?:[^\W\d_][\w'’,;:.-]*\s+){3,}\w")
_IMAGE_NAME = re.compile(r"\.\w{3,4}$|^(?:image|img|logo|icon|picture|photo|spacer)?[\s\d_-]*$", re.IGNORECASE)


class PageReader:
    """Writes one page, or a fragment of one, into a manuscript."""

    def __init__(self, manuscript: Manuscript, visibility: PageVisibility, *, page: int | None = None) -> None:
        self._manuscript = manuscript
        self._visibility = visibility
        self._page = page
        self._words: list[str] = []
        self._links: list[Link] = []
        self._anchor: str | None = None
        self._counters: list[int | None] = []
        self._is_item_open = False
        self._is_in_cell = False

    def read(self, root: Any) -> None:  # lxml has no types
        """Read everything under `root`; trees deeper than libxml2's own limit do not occur."""
        self._walk(root)
        self._flush()

    def _walk(self, element: Any) -> None:
        if not isinstance(element.tag, str):
            self._look_at_comment(element)
        elif self._is_shown(element):
            self._enter(element)
        self._say(element.tail)

    def _children(self, element: Any) -> None:
        self._say(element.text)
        for child in element:
            self._walk(child)

    def _is_shown(self, element: Any) -> bool:
        if element.tag in _NOT_TEXT:
            return False
        if _is_furniture(element):
            if _text_of(element):
                self._manuscript.skip(f"<{element.tag}>", "page furniture, not part of the text")
            return False
        why = self._visibility.why_hidden(element)
        if why is not None:
            self._manuscript.hide(_text_of(element), why, f"<{element.tag}> on line {element.sourceline}")
        return why is None

    def _enter(self, element: Any) -> None:
        tag = element.tag
        self._anchor = element.get("id") or (element.get("name") if tag == "a" else None) or self._anchor
        if tag == "br":
            self._words.append("\n")
        elif tag == "img":
            self._read_image(element)
        elif tag == "a":
            self._read_link(element)
        elif tag == "table":
            self._read_table(element)
        elif self._is_in_cell:
            self._read_block(element) if tag in _BLOCKS or tag == "li" else self._children(element)
        elif tag in _HEADINGS:
            self._read_heading(element)
        elif tag in {"ul", "ol", "menu"}:
            self._read_list(element)
        elif tag == "li":
            self._read_item(element)
        elif tag in _CODE:
            self._flush()
            self._manuscript.code("".join(element.itertext()), page=self._page)
        elif tag in _BLOCKS:
            self._read_block(element)
        else:
            self._children(element)

    def _say(self, text: str | None) -> None:
        if text:
            self._words.append(_SPACE.sub(" ", text))

    def _take(self) -> str:
        text = "".join(self._words).strip()
        self._words = []
        return text

    def _flush(self) -> None:
        if self._is_in_cell:
            self._words.append(" ")
            return
        text, links = self._take(), tuple(self._links)
        if not text:
            return
        if self._counters:
            number = self._counters[-1]
            marker = f"{number}." if self._is_item_open and number is not None else ""
            self._manuscript.list_item(text, len(self._counters), marker=marker, page=self._page, links=links)
        else:
            self._manuscript.paragraph(text, page=self._page, anchor=self._anchor, links=links)
        self._links, self._anchor, self._is_item_open = [], None, False

    def _read_block(self, element: Any) -> None:
        self._flush()
        self._children(element)
        self._flush()

    def _read_heading(self, element: Any) -> None:
        self._flush()
        self._children(element)
        text = self._take().rstrip("¶# ").strip()
        self._manuscript.heading(
            text, _HEADINGS[element.tag], page=self._page, anchor=self._anchor, links=tuple(self._links)
        )
        self._links, self._anchor = [], None

    def _read_list(self, element: Any) -> None:
        self._flush()
        start = element.get("start") or "1"
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
        self._counters.append(first - 1 if element.tag == "ol" else None)
        self._read_block(element)
        self._counters.pop()

    def _read_item(self, element: Any) -> None:
        self._flush()
        number = self._counters[-1] if self._counters else None
        if number is not None:
            self._counters[-1] = number + 1
        self._is_item_open = True
        self._read_block(element)
        self._is_item_open = False

    def _read_link(self, element: Any) -> None:
        before = len(self._words)
        self._children(element)
        text = " ".join("".join(self._words[before:]).split())
        url = (element.get("href") or "").strip()
        if text and url and not url.lower().startswith(("javascript:", "data:", "vbscript:", "#")):
            self._links.append(Link(text, url))

    def _read_image(self, element: Any) -> None:
        alt = " ".join((element.get("alt") or "").split())
        if len(alt.split()) >= 3 and not _IMAGE_NAME.search(alt):
            self._words.append(f" {alt} ")
        else:
            self._manuscript.skip("image", "has no text description")

    def _look_at_comment(self, element: Any) -> None:
        """A comment or a processing instruction is never text, but prose in it may be meant for a machine."""
        text = " ".join((element.text or "").split())
        if "[if " not in text and "<" not in text and _PROSE.search(text):
            self._manuscript.hide(text, "comment in the page's source", f"line {element.sourceline}")

    def _read_table(self, element: Any) -> None:
        if self._is_in_cell:
            self._children(element)
            return
        self._flush()
        rows = [row for row in rows_of(element) if self._is_shown(row)]
        if is_layout(element, rows):
            self._read_block(element)
            return
        for caption in element.iterchildren("caption"):
            self._walk(caption)
        self._flush()
        grid = Grid()
        for row in rows:
            grid.add([self._read_cell(cell) for cell in row.iterchildren("td", "th")])
        self._manuscript.table(Table(grid.rows(), has_header(rows), tuple(self._links)), page=self._page)
        self._links = []

    def _read_cell(self, cell: Any) -> Cell:
        if not self._is_shown(cell):
            return Cell("", span(cell, "colspan"), span(cell, "rowspan"))
        self._is_in_cell = True
        self._children(cell)
        self._is_in_cell = False
        return Cell(" ".join(self._take().split()), span(cell, "colspan"), span(cell, "rowspan"))


def _is_furniture(element: Any) -> bool:
    if element.tag in _FURNITURE or element.get("role") in _FURNITURE_ROLES:
        return True
    if element.tag != "header" or element.find(".//h1") is not None:
        return False
    return not any(outer.tag in {"main", "article", "section"} for outer in element.iterancestors())


def _text_of(element: Any) -> str:
    pieces = (
        text
        for node in element.iter()
        for text in (
            node.text if isinstance(node.tag, str) and node.tag not in _NOT_TEXT else None,
            node.tail if node is not element else None,
        )
        if text
    )
    return " ".join(" ".join(pieces).split())
