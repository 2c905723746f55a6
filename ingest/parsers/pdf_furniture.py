"""What a PDF repeats on its pages: running heads, running feet and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from math import ceil

from ingest.parsers.pdf_page import Line, Page

_MARGIN = 0.1
_PAGE_NUMBER = re.compile(
    r"[\s|–—-]*(?:(?:page|seite|p\.?)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?[\s|–—-]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_ENOUGH_PAGES = 5
_SHARE_OF_PAGES = 0.4
_HEADING_FACTOR = 1.12


def without_furniture(pages: Sequence[Page]) -> tuple[tuple[Line, ...], int]:
    """The lines that are the text, and how many lines were left out."""
    body = _body_size(pages)
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_key(line, body) for line in page.lines if _is_in_margin(line, page)})
    needed = max(2, min(_ENOUGH_PAGES, ceil(_SHARE_OF_PAGES * len(pages))))
    kept = []
    dropped = 0
    for page in pages:
        for line in page.lines:
            if _is_in_margin(line, page) and (seen[_key(line, body)] >= needed or _PAGE_NUMBER.fullmatch(line.text)):
                dropped += 1
            else:
                kept.append(line)
    return tuple(kept), dropped


def _is_in_margin(line: Line, page: Page) -> bool:
    return line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN


def _key(line: Line, body: float) -> str:
    """Running lines differ in their numbers at most; headings such as "Part 1" and "Part 2" are no running lines."""
    text = " ".join(line.text.lower().split())
    return text if line.is_bold or line.size > body * _HEADING_FACTOR else _DIGITS.sub("#", text)


def _body_size(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
