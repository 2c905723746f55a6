"""A web page as a tree: parsed offline, without entities, and cut down to its main part."""

from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from ingest.index.errors import MalformedFile

_MAIN_SHARE = 0.3
_MAIN = ("//main", "//*[@role='main']", "//article")


def parse_page(text: str, name: str) -> Any:
    """The root of the page; raises `MalformedFile` when nothing in `text` is a page."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        root = html.document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise MalformedFile(f"{name}: there is no readable page in this file; save the page again.") from error
    return root


def main_part(page: Any) -> Any:
    """The element that holds the page's own text, where one is marked and holds a fair share of it; else the body."""
    body = page.find("body")
    body = page if body is None else body
    whole = _length(body)
    for path in _MAIN:
        found = page.xpath(path)
        if len(found) == 1 and _length(found[0]) >= _MAIN_SHARE * whole:
            return found[0]
    return body


def page_title(page: Any) -> str | None:
    """What the page's `<title>` says."""
    title = page.find(".//head/title")
    return " ".join(title.text_content().split()) or None if title is not None else None


def _length(element: Any) -> int:
    return sum(len(text) for text in element.xpath(".//text()[not(parent::script or parent::style)]"))
