"""Word documents, partitioned by unstructured: it numbers automatic lists and merges cells as Word shows them."""

import re
from collections.abc import Sequence
from typing import Any

from ingest.index.documents import Link, ParsedDocument
from ingest.parsers.html_table import read_html_table
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.office_package import OfficePackage
from ingest.parsers.partitioning import load_partitioner
from ingest.parsers.word_markup import WordMarkup, footnotes, text_boxes

_BODY = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_CONTENTS_LINE = re.compile(r".*\t\s*\d+\s*$", re.DOTALL)
_MARKER = re.compile(r"(?:[•·▪◦●○■□➢✓o–-]|\uf0b7|\uf0a7)\s+")
_BOLD_HEADING_CHARACTERS = 100


class WordParser:
    """Reads .docx and its template and macro variants, without running anything."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        package = OfficePackage(data, name)
        manuscript = Manuscript()
        markup = WordMarkup(manuscript, package.tree("word/styles.xml"))
        body = next((part for part in package.parts if part.endswith(_BODY)), _BODY)
        package.edit(body, markup.clean)
        elements = load_partitioner("docx")(file=package.pack(), languages=["eng"], include_page_breaks=False)
        _write(manuscript, elements)
        tree = package.tree(body)
        for text in text_boxes(tree) if tree is not None else ():
            manuscript.paragraph(text)
        for part in _NOTES:
            package.edit(part, markup.clean)
            notes = package.tree(part)
            for text in footnotes(notes) if notes is not None else ():
                manuscript.paragraph(text)
        return manuscript.finish(media_type, title=_title(package))


def _write(manuscript: Manuscript, elements: Sequence[Any]) -> None:  # Any: unstructured's elements
    has_headings = any(element.category == "Title" for element in elements)
    for element in elements:
        page, depth, links = element.metadata.page_number, element.metadata.category_depth or 0, _links(element)
        match element.category:
            case "Header" | "Footer":
                manuscript.skip(f"page {element.category.lower()}", "repeated on every page, not part of the text")
            case "PageBreak":
                pass
            case "Image":
                manuscript.skip("image", "has no text")
            case "Table":
                _write_table(manuscript, element)
            case "Title":
                manuscript.heading(element.text, depth + 1, page=page, links=links)
            case "ListItem":
                manuscript.list_item(_MARKER.sub("", element.text, count=1), depth + 1, page=page, links=links)
            case _ if _CONTENTS_LINE.match(element.text):
                manuscript.skip("table of contents", "repeats the headings")
            case _ if not has_headings and _is_bold_line(element):
                manuscript.heading(element.text, 2, page=page, links=links)
            case _:
                manuscript.paragraph(element.text, page=page, links=links)


def _write_table(manuscript: Manuscript, element: Any) -> None:
    if element.metadata.text_as_html:
        manuscript.table(read_html_table(element.metadata.text_as_html), page=element.metadata.page_number)
    else:
        manuscript.paragraph(element.text, page=element.metadata.page_number)


def _is_bold_line(element: Any) -> bool:
    bold = "".join(element.metadata.emphasized_text_contents or ())
    text = element.text.strip()
    is_bold = set(element.metadata.emphasized_text_tags or ()) >= {"b"} and bold.strip() == text
    return is_bold and len(text) <= _BOLD_HEADING_CHARACTERS and text[-1] not in ".,;:"


def _links(element: Any) -> tuple[Link, ...]:
    return tuple(Link(link["text"].strip(), link["url"]) for link in element.metadata.links or () if link.get("url"))


def _title(package: OfficePackage) -> str | None:
    core = package.tree("docProps/core.xml")
    title = core.find("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
    return (title.text or "").strip() or None if title is not None else None
