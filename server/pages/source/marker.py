"""Cuts text where a citation or a link begins or ends."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.index.documents import Link
from ingest.index.sentences import Span
from server.pages.source.parts import Piece, Words

CITED = "cited"
"""The anchor of the citation, as the links of answers name it."""

ResolveLink = Callable[[str], str | None]
"""Where a link of the document leads on these pages; `None` where it must not be followed."""


@dataclass(frozen=True, slots=True)
class _Linked:
    span: Span
    url: str


class Marker:
    """Marks one citation through a document. Ask for words in reading order: the first cited piece is told apart."""

    def __init__(self, text: str, cited: Span | None, resolve: ResolveLink) -> None:
        self._text = text
        self._cited = cited or Span(0, 0)
        self._resolve = resolve
        self._has_marked = False

    def words(self, span: Span, links: Sequence[Link] = ()) -> Words:
        """The text of `span`, cut into pieces that are alike throughout."""
        linked = list(self._locate(span, links))
        edges = {span.start, span.end, self._cited.start, self._cited.end}
        edges.update(edge for link in linked for edge in (link.span.start, link.span.end))
        inside = sorted(edge for edge in edges if span.start <= edge <= span.end)
        return tuple(self._piece(start, end, linked) for start, end in pairwise(inside))

    def _piece(self, start: int, end: int, linked: Sequence[_Linked]) -> Piece:
        is_cited = self._cited.start <= start and end <= self._cited.end
        anchor = CITED if is_cited and not self._has_marked else None
        self._has_marked = self._has_marked or is_cited
        url = next((link.url for link in linked if link.span.start <= start and end <= link.span.end), None)
        return Piece(self._text[start:end], is_cited, anchor, url)

    def _locate(self, span: Span, links: Sequence[Link]) -> Iterator[_Linked]:
        position = span.start
        for link in links:
            start = self._text.find(link.text, position, span.end) if link.text else -1
            url = self._resolve(link.url) if start >= 0 else None
            if url is not None:
                position = start + len(link.text)
                yield _Linked(Span(start, position), url)
