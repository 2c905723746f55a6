"""Where links of documents may lead."""

import pytest

from ingest.index.documents import Document
from server.deskside import Deskside
from server.pages.source.links import DocumentLinks
from tests.server.api.company import SOURCE


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example/x", "#top", "/sign-in", ""])
def test_what_is_neither_web_nor_document_is_not_followed(deskside: Deskside, url: str) -> None:
    links = DocumentLinks(deskside.index.catalog, Document("x", SOURCE, "chargebacks.md"))
    assert links.resolve(url) is None


def test_a_relative_link_leads_to_the_document_beside(deskside: Deskside) -> None:
    returns = deskside.index.catalog.find_documents("returns.md")[0]
    links = DocumentLinks(deskside.index.catalog, Document("x", SOURCE, "lessons/returns.md"))
    assert links.resolve("../returns.md#windows") == f"/documents/{returns.id}"
    assert links.resolve("https://lumenfold.example/help") == "https://lumenfold.example/help"
