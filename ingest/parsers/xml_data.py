"""XML of any kind, by a plain rule: an element with words of its own is a paragraph, one called title a heading."""

from collections.abc import Iterator
from typing import Any

from ingest.index.documents import ParsedDocument
from ingest.parsers.grid import Cell, Grid
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.office_package import parse_part
from ingest.parsers.table import Table

_HEADINGS = frozenset({"title", "heading", "head", "article-title", "invention-title", "h1", "h2", "h3"})
_LEFT_OUT = frozenset({"script", "style", "math", "svg", "binary", "tex-math"})
_INLINE = frozenset(
    "b i u em strong sub sup span a bold italic sc xref ext-link emph code tt hi ref break br inline uri email "
    "underline monospace named-content figref claim-ref claim-text-ref".split()
)
_ROW = frozenset({"tr", "row"})
_DEPTH = 200


class XmlParser:
    """Reads .xml and its kin; entities and external parts are never loaded."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        tree = parse_part(data, "document", name)
        manuscript = Manuscript()
        _walk(manuscript, tree, 0)
        return manuscript.finish(media_type)


def _walk(manuscript: Manuscript, element: Any, depth: int) -> None:
    tag = _tag(element)
    if tag is None or tag in _LEFT_OUT or depth > _DEPTH:
        return
    if tag in _HEADINGS:
        manuscript.heading(_text(element), min(1 + _sections_above(element), 6))
    elif tag == "table":
        _write_table(manuscript, element)
    elif _is_paragraph(element):
        manuscript.paragraph(_text(element))
    else:
        for child in element:
            _walk(manuscript, child, depth + 1)


def _is_paragraph(element: Any) -> bool:
    """Words of its own, or nothing but inline elements in it."""
    children = [child for child in element if _tag(child) is not None]
    has_words = bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)
    return has_words or all(_tag(child) in _INLINE for child in children)


def _write_table(manuscript: Manuscript, table: Any) -> None:
    grid = Grid()
    for row in table.iter():
        if _tag(row) in _ROW:
            grid.add([Cell(_text(cell)) for cell in row if _tag(cell) is not None])
    manuscript.table(Table(grid.rows()))


def _sections_above(element: Any) -> int:
    return sum(_tag(outer) in {"sec", "section", "chapter", "item"} for outer in element.iterancestors())


def _text(element: Any) -> str:
    """The words of an element; entities stay unexpanded and comments unread, but what follows them counts."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Any) -> Iterator[str]:
    if _tag(element) is not None:
        yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""


def _tag(element: Any) -> str | None:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else None
