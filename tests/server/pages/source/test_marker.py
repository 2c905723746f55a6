"""Cutting text at citations and links."""

from ingest.index.documents import Link
from ingest.index.sentences import Span
from server.pages.source.marker import Marker
from server.pages.source.parts import Piece


def test_a_citation_may_begin_inside_a_link() -> None:
    marker = Marker("see the warranty terms now", Span(12, 22), lambda url: f"/documents/{url}")
    words = marker.words(Span(0, 26), [Link("the warranty", "w.pdf")])
    assert words == (
        Piece("see "),
        Piece("the warr", url="/documents/w.pdf"),
        Piece("anty", is_cited=True, anchor="cited", url="/documents/w.pdf"),
        Piece(" terms", is_cited=True),
        Piece(" now"),
    )


def test_a_link_that_must_not_be_followed_is_plain_text() -> None:
    words = Marker("press here", None, lambda url: None).words(Span(0, 10), [Link("here", "javascript:alert(1)")])
    assert words == (Piece("press here"),)
