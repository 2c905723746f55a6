"""PowerPoint presentations, partitioned by unstructured: it puts the shapes of a slide into reading order."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from ingest.index.documents import ParsedDocument
from ingest.index.errors import MalformedFile
from ingest.parsers.html_table import read_html_table
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.office_package import OfficePackage
from ingest.parsers.partitioning import load_partitioner

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FURNITURE = frozenset({"sldNum", "dt", "ftr", "hdr"})
_TINY_HUNDREDTHS = 150


class SlidesParser:
    """Reads .pptx: each slide a page, its title a heading, its notes a paragraph."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        deck = _open(OfficePackage(data, name).pack(), name)
        manuscript = Manuscript()
        slides = _Slides(deck, manuscript)
        slides.clean()
        packed = io.BytesIO()
        deck.save(packed)
        packed.seek(0)
        elements = load_partitioner("pptx")(file=packed, languages=["eng"], include_page_breaks=False)
        for position, number in enumerate(slides.numbers, start=1):
            on_slide = [element for element in elements if element.metadata.page_number == position]
            _write(manuscript, on_slide, number)
            manuscript.paragraph(slides.notes(position - 1), page=number)
        return manuscript.finish(media_type, title=deck.core_properties.title or None, pages=slides.count)


def _open(file: io.BytesIO, name: str) -> Any:  # python-pptx's types end where its XML begins
    from pptx import Presentation
    from pptx.exc import PythonPptxError

    try:
        return Presentation(file)
    except (PythonPptxError, KeyError, ValueError, AttributeError) as error:
        raise MalformedFile(f"{name} is damaged: it is not a whole presentation ({error}); save it anew.") from error


class _Slides:
    def __init__(self, deck: Any, manuscript: Manuscript) -> None:
        self._deck = deck
        self._manuscript = manuscript
        self.count = len(deck.slides)
        self.numbers: tuple[int, ...] = ()

    def clean(self) -> None:
        """Take hidden slides, hidden shapes and page furniture out of the deck."""
        numbers = []
        ids = self._deck.slides._sldIdLst
        for number, (identity, slide) in enumerate(zip(list(ids), list(self._deck.slides), strict=True), start=1):
            if slide._element.get("show") in {"0", "false"}:
                self._manuscript.hide(_text(slide._element), "hidden slide", f"slide {number}")
                ids.remove(identity)
            else:
                self._clean_slide(slide._element, number)
                numbers.append(number)
        self.numbers = tuple(numbers)

    def notes(self, position: int) -> str:
        """The speaker's notes of a slide that is shown."""
        slide = self._deck.slides[position]
        frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        return frame.text.strip() if frame is not None else ""

    def _clean_slide(self, slide: Any, number: int) -> None:
        for properties in list(slide.iter(f"{_P}cNvPr")):
            if properties.get("hidden") in {"1", "true"}:
                shape = properties.getparent().getparent()
                self._manuscript.hide(_text(shape), "hidden shape", f"slide {number}")
                shape.getparent().remove(shape)
        for placeholder in list(slide.iter(f"{_P}ph")):
            if placeholder.get("type") in _FURNITURE:
                shape = placeholder.getparent().getparent().getparent()
                shape.getparent().remove(shape)
        for style in list(slide.iter(f"{_A}rPr")):
            if (style.get("sz") or "x").isdigit() and int(style.get("sz")) <= _TINY_HUNDREDTHS:
                run = style.getparent()
                self._manuscript.hide(_text(run), "text too small to see", f"slide {number}")
                run.getparent().remove(run)
        for _ in slide.iter(f"{_P}pic"):
            self._manuscript.skip("picture", "has no text", f"slide {number}")


def _write(manuscript: Manuscript, elements: Sequence[Any], number: int) -> None:
    for element in elements:
        depth = element.metadata.category_depth or 0
        if element.category == "Table" and element.metadata.text_as_html:
            manuscript.table(read_html_table(element.metadata.text_as_html), page=number)
        elif element.category == "Title" and depth == 0:
            manuscript.heading(element.text, 1 if manuscript.is_empty else 2, page=number)
        elif element.category == "ListItem" or (element.category != "Title" and depth > 0):
            manuscript.list_item(element.text, depth + 1, page=number)
        else:
            manuscript.paragraph(element.text, page=number)


def _text(element: Any) -> str:
    return " ".join(_words(element))


def _words(element: Any) -> Iterator[str]:
    for text in element.iter(f"{_A}t"):
        yield text.text or ""
