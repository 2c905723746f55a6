"""Walks the tree of an OpenDocument file and writes what a person would read in it."""

from collections.abc import Iterator
from typing import Any

from ingest.index.documents import Link
from ingest.parsers.grid import Cell, Grid
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.table import Table

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_TEXT = f"{{{_NAMES}:text:1.0}}"
_TABLE = f"{{{_NAMES}:table:1.0}}"
_DRAW = f"{{{_NAMES}:drawing:1.0}}"
_OFFICE = f"{{{_NAMES}:office:1.0}}"
_STYLE = f"{{{_NAMES}:style:1.0}}"
_PRESENTATION = f"{{{_NAMES}:presentation:1.0}}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_LEFT_OUT = frozenset(
    {
        f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_OFFICE}forms",
        f"{_TEXT}sequence-decls", f"{_TEXT}variable-decls", f"{_TEXT}table-of-content", f"{_TEXT}alphabetical-index",
        f"{_OFFICE}scripts", f"{_TABLE}shapes", f"{_PRESENTATION}notes", f"{_TABLE}tracked-changes",
    }
)  # fmt: skip
_HIDDEN_TEXT = frozenset({f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph"})
_REPEATS = 50
_COLUMNS = 200


class OpenDocumentReader:
    """Writes one document into a manuscript."""

    def __init__(self, manuscript: Manuscript, tree: Any) -> None:  # lxml has no types
        self._manuscript = manuscript
        self._tree = tree
        self._hidden_styles = frozenset(_hidden_styles(tree))
        self._page: int | None = None
        self._pages = 0
        self._list_depth = 0

    def read(self) -> int:
        """Read everything; the number of sheets or slides, 0 for a text."""
        for body in self._tree.iter(f"{_OFFICE}body"):
            self._walk(body)
        return self._pages

    def _walk(self, element: Any) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT:
            return
        if element.get(f"{_TEXT}display") == "none" or element.get(f"{_TABLE}style-name") in self._hidden_styles:
            self._manuscript.hide(_plain(element), "hidden section, sheet or slide")
        elif tag == f"{_TEXT}h":
            self._write_heading(element)
        elif tag == f"{_TEXT}p":
            self._write_paragraph(element)
        elif tag == f"{_TABLE}table":
            self._write_table(element)
        elif tag == f"{_DRAW}page":
            self._write_slide(element)
        elif tag == f"{_TEXT}list":
            self._list_depth += 1
            self._walk_children(element)
            self._list_depth -= 1
        else:
            self._walk_children(element)

    def _walk_children(self, element: Any) -> None:
        for child in element:
            self._walk(child)

    def _write_heading(self, element: Any) -> None:
        level = element.get(f"{_TEXT}outline-level") or "1"
        text, links = self._words(element)
        self._manuscript.heading(text, min(int(level), 6) if level.isdigit() else 1, page=self._page, links=links)

    def _write_paragraph(self, element: Any) -> None:
        text, links = self._words(element)
        if self._list_depth:
            self._manuscript.list_item(text, self._list_depth, page=self._page, links=links)
        elif element.get(f"{_TEXT}style-name") == "Title":
            self._manuscript.heading(text, 1, page=self._page, links=links)
        else:
            self._manuscript.paragraph(text, page=self._page, links=links)
        for box in element.iter(f"{_DRAW}text-box"):
            self._walk_children(box)

    def _write_slide(self, slide: Any) -> None:
        self._pages += 1
        self._page = self._pages
        if slide.get(f"{_DRAW}style-name") in self._hidden_styles:
            self._manuscript.hide(_plain(slide), "hidden slide", f"slide {self._page}")
            return
        frames = sorted(slide, key=lambda frame: frame.get(f"{_PRESENTATION}class") != "title")
        for frame in frames:
            if frame.get(f"{_PRESENTATION}class") == "title":
                text = " ".join(self._words(paragraph)[0] for paragraph in frame.iter(f"{_TEXT}p"))
                self._manuscript.heading(text, 1 if self._page == 1 else 2, page=self._page)
            else:
                self._walk(frame)
        for notes in slide.iterchildren(f"{_PRESENTATION}notes"):
            for paragraph in notes.iter(f"{_TEXT}p"):
                self._manuscript.paragraph(self._words(paragraph)[0], page=self._page)

    def _write_table(self, table: Any) -> None:
        is_sheet = table.getparent().tag == f"{_OFFICE}spreadsheet"
        if is_sheet:
            self._pages += 1
            self._page = self._pages
            self._manuscript.heading(table.get(f"{_TABLE}name") or f"Sheet {self._pages}", 1, page=self._page)
        grid = Grid()
        links: list[Link] = []
        for row in table.iter(f"{_TABLE}table-row"):
            if next(row.iterancestors(f"{_TABLE}table"), None) is not table:
                continue
            cells = [cell for element in row for cell in self._cells(element, links)]
            if row.get(f"{_TABLE}visibility") in {"collapse", "filter"}:
                self._manuscript.hide("; ".join(cell.text for cell in cells if cell.text), "hidden row")
            elif any(cell.text for cell in cells):
                grid.add(cells)
        self._manuscript.table(Table(grid.rows(), None, tuple(links)), page=self._page)

    def _cells(self, element: Any, links: list[Link]) -> Iterator[Cell]:
        if element.tag == f"{_TABLE}covered-table-cell":
            return
        if element.tag != f"{_TABLE}table-cell":
            return
        texts = []
        for paragraph in element.iter(f"{_TEXT}p", f"{_TEXT}h"):
            if next(paragraph.iterancestors(f"{_OFFICE}annotation"), None) is None:
                text, found = self._words(paragraph)
                texts.append(text)
                links += found
        text = " ".join(text for text in texts if text)
        repeats = _count(element, "number-columns-repeated")
        spans = _count(element, "number-columns-spanned"), _count(element, "number-rows-spanned")
        for _ in range(min(repeats, _REPEATS if text else _COLUMNS)):
            yield Cell(text, *spans)

    def _words(self, element: Any) -> tuple[str, tuple[Link, ...]]:
        links: list[Link] = []
        return "".join(self._pieces(element, links)).strip(), tuple(links)

    def _pieces(self, element: Any, links: list[Link]) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            tag = child.tag
            if tag in _HIDDEN_TEXT or child.get(f"{_TEXT}style-name") in self._hidden_styles:
                self._manuscript.hide(_plain(child) or child.get(f"{_TEXT}string-value") or "", "hidden text")
            elif tag == f"{_TEXT}s":
                yield " "
            elif tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
                yield "\n" if tag.endswith("line-break") else " "
            elif tag == f"{_TEXT}a":
                text = "".join(self._pieces(child, links))
                if text.strip() and child.get(_HREF):
                    links.append(Link(" ".join(text.split()), child.get(_HREF)))
                yield text
            elif isinstance(tag, str) and not tag.startswith(_DRAW) and tag not in _LEFT_OUT:
                yield from self._pieces(child, links)
            yield child.tail or ""


def _hidden_styles(tree: Any) -> Iterator[str]:
    for style in tree.iter(f"{_STYLE}style"):
        for properties in style:
            is_hidden = properties.get(f"{_TEXT}display") == "none" or properties.get(f"{_TABLE}display") == "false"
            if is_hidden or properties.get(f"{_PRESENTATION}visibility") == "hidden":
                yield style.get(f"{_STYLE}name") or ""


def _plain(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _count(element: Any, name: str) -> int:
    value = element.get(f"{_TABLE}{name}") or "1"
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 1
