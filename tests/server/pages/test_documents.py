"""The list of documents."""

from collections.abc import Callable

from fastapi.testclient import TestClient

from server.identity.person import Person
from tests.server.api.company import JO, SAM

Browse = Callable[[Person], TestClient]


def test_it_lists_what_is_in_force_and_may_be_seen(browse_as: Browse) -> None:
    page = browse_as(JO).get("/documents").text
    assert "2 documents" in page
    assert "Returns" in page
    assert "returns-2025.md" not in page
    assert "Chargebacks" not in page
    assert "Chargebacks" in browse_as(SAM).get("/documents").text


def test_words_are_looked_for_in_title_owner_and_path(browse_as: Browse) -> None:
    browser = browse_as(JO)
    for words in ("RETURNS lumenfold", "three", "lessons/"):
        assert "1 document with" in browser.get("/documents", params={"q": words}).text
    for words in ("effective_from", "100%", "Three owner"):
        assert "Nothing fits." in browser.get("/documents", params={"q": words}).text


def test_a_kind_narrows_the_list(browse_as: Browse) -> None:
    page = browse_as(JO).get("/documents", params={"kind": "lesson"}).text
    assert "1 document" in page
    assert "Three questions" in page


def test_what_was_looked_for_is_escaped(browse_as: Browse) -> None:
    page = browse_as(JO).get("/documents", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page
