"""Documents to fix, as a page."""

from collections.abc import Callable

from fastapi.testclient import TestClient

from server.deskside import Deskside
from server.identity.person import Person, Role
from tests.evals.dashboards.stored import rate, stored
from tests.server.api.company import SAM

Browse = Callable[[Person], TestClient]
URL = "/evaluations/documents"
RUTH = Person("ruth", "Ruth Calder", "ruth@lumenfold.example", Role.REVIEWER, frozenset({"support"}))


def test_each_document_leads_to_the_reader_its_owner_and_the_answers(deskside: Deskside, browse_as: Browse) -> None:
    stored(deskside, "a")
    rate(deskside, "a", False, False)
    document = deskside.index.catalog.find_documents("returns.md")[0].id
    page = browse_as(SAM).get(URL).text
    assert f'href="/documents/{document}"' in page
    assert 'href="mailto:returns@lumenfold.example?subject=' in page
    assert f"/evaluations/answers?days=30&amp;document={document}" in page
    assert f"document={document}&amp;rating=not_useful" in page or f"rating=not_useful&amp;document={document}" in page
    assert "0 of 2" in page
    assert "How the order is made" in page


def test_a_document_the_reader_may_not_read_is_counted_and_not_named(deskside: Deskside, browse_as: Browse) -> None:
    deskside.people.import_people([RUTH])
    stored(deskside, "a", path="chargebacks.md")
    page = browse_as(RUTH).get(URL).text
    assert "1 cited document" in page
    assert "A document you may not read" in page
    assert "Chargebacks" not in page
    assert "Chargebacks" in browse_as(SAM).get(URL).text


def test_with_nothing_cited_it_says_so(browse_as: Browse) -> None:
    assert "No document was cited here." in browse_as(SAM).get(URL).text
