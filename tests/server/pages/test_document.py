"""The source reader in a browser."""

from collections.abc import Callable

from fastapi.testclient import TestClient

from ingest.index.documents import Version
from server.identity.person import Person
from tests.server.api.company import INTERNAL, JO, SAM

Browse = Callable[[Person], TestClient]
Find = Callable[[str], list[Version]]


def page_of(version: Version, query: str = "") -> str:
    return f"/documents/{version.document_id}/versions/{version.id}{query}"


def test_the_cited_span_is_marked_across_paragraphs(browse_as: Browse, find: Find) -> None:
    version = find("returns.md")[0]
    start, end = version.text.index("within"), version.text.index(" for the return")
    page = browse_as(JO).get(page_of(version, f"?start={start}&end={end}"))
    assert page.text.count('id="cited"') == 1
    assert '<mark id="cited">within 30 days of delivery.</mark>' in page.text
    assert "<mark>The customer pays</mark>" in page.text
    assert "This is the version your answer used" in page.text


def test_an_internal_passage_is_shown_to_its_groups_alone(browse_as: Browse, find: Find) -> None:
    version = find("returns.md")[0]
    assert INTERNAL in browse_as(SAM).get(page_of(version)).text
    assert "Internal: fraud desk" in browse_as(SAM).get(page_of(version)).text
    page = browse_as(JO).get(page_of(version, f"?start=0&end={len(version.text)}"))
    assert page.is_success
    assert INTERNAL not in page.text


def test_a_citation_that_the_reader_may_not_see_is_not_shown(browse_as: Browse, find: Find) -> None:
    version = find("returns.md")[0]
    start = version.text.index(INTERNAL)
    page = browse_as(JO).get(page_of(version, f"?start={start}&end={start + 9}"))
    assert "Nothing that you may see stands at this citation." in page.text
    assert "<mark" not in page.text


def test_a_document_for_other_groups_is_not_there(browse_as: Browse, find: Find) -> None:
    version = find("chargebacks.md")[0]
    for path in (page_of(version), f"/documents/{version.document_id}"):
        page = browse_as(JO).get(path)
        assert page.status_code == 404
        assert "Chargebacks" not in page.text
    assert browse_as(SAM).get(page_of(version)).is_success


def test_an_earlier_version_says_so_and_leads_to_the_one_in_force(browse_as: Browse, find: Find) -> None:
    current, earlier = find("returns.md")
    page = browse_as(JO).get(page_of(earlier))
    assert "This version is not in force now." in page.text
    assert f'href="{page_of(current)}"' in page.text
    assert "1 Jan 2025 to 31 Dec 2025" in page.text


def test_a_document_leads_to_the_version_in_force(browse_as: Browse, find: Find) -> None:
    current = find("returns.md")[0]
    answer = browse_as(JO).get(f"/documents/{current.document_id}")
    assert answer.headers["location"] == page_of(current)


def test_a_span_outside_the_text_marks_nothing(browse_as: Browse, find: Find) -> None:
    version = find("returns.md")[0]
    page = browse_as(JO).get(page_of(version, "?start=5&end=99999"))
    assert page.is_success
    assert "<mark" not in page.text


def test_an_unknown_version_is_not_there(browse_as: Browse, find: Find) -> None:
    version = find("returns.md")[0]
    assert browse_as(JO).get(f"/documents/{version.document_id}/versions/nothing").status_code == 404


def test_a_reader_who_is_not_signed_in_comes_back_after_signing_in(browser: TestClient, find: Find) -> None:
    answer = browser.get(page_of(find("returns.md")[0], "?start=1&end=9"))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=/documents/")
    assert "start%3D1%26end%3D9" in answer.headers["location"]
