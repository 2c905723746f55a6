"""What stands beside an answer on its page: contradictions, temporary rulings, approved answers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from fastapi.testclient import TestClient

from ingest.index.documents import DocumentKind, Version
from ingest.index.sentences import Span
from server.answering.answer import Answer, AnswerSentence, Citation, Conflict, ExemplarLink, Outcome, Slot
from server.answering.citations import reader_url
from server.deskside import Deskside
from server.identity.person import Person
from tests.server.api.company import JO, NOW

Browse = Callable[[Person], TestClient]
Find = Callable[[str], list[Version]]
RULE = "A charger may be returned within 30 days of delivery."
LABEL = "The customer pays for the return label."


def cited(version: Version, number: int, quote: str) -> Citation:
    start = version.text.index(quote)
    span = Span(start, start + len(quote))
    return Citation(
        number, version.document_id, version.id, "returns.md", f"Returns <{number}>", "", DocumentKind.POLICY,
        "returns@lumenfold.example", span.start, span.end, quote,
        reader_url(version.document_id, version.id, span), NOW, None, None, False, None,
    )  # fmt: skip


def answer_of(*citations: Citation) -> Answer:
    sentences = tuple(AnswerSentence(one.quote, (one.number,)) for one in citations)
    return Answer("a1", "How long?", Outcome.ANSWERED, "", sentences, citations, NOW, NOW, 0.9)


def page_of(answer: Answer, browse_as: Browse, deskside: Deskside) -> str:
    deskside.history.keep(answer, JO.id)
    response = browse_as(JO).get("/answers/a1")
    assert response.is_success
    return response.text


def test_both_sides_of_a_contradiction_stand_beside_each_other_with_dates_and_owners(
    browse_as: Browse, deskside: Deskside, find: Find
) -> None:
    left, right = (cited(find("returns.md")[0], number, quote) for number, quote in ((1, RULE), (2, LABEL)))
    answer = replace(answer_of(left, right), conflicts=(Conflict("One says 30, one <says> 60.", left, right),))
    page = page_of(answer, browse_as, deskside)
    card = page[page.index('aria-labelledby="conflicts"') : page.index('aria-labelledby="sources"')]
    assert "One says 30, one &lt;says&gt; 60." in card
    assert RULE in card
    assert LABEL in card
    assert card.count("returns@lumenfold.example") == 2
    assert card.count("since 22 Nov 2026") == 2
    assert "Returns &lt;1&gt;" in card


def test_an_exception_is_marked_with_its_last_day(browse_as: Browse, deskside: Deskside, find: Find) -> None:
    ruling = replace(
        cited(find("returns.md")[0], 1, RULE), is_exception=True, in_force_to=datetime(2027, 1, 16, tzinfo=UTC)
    )
    assert "Exception until 15 Jan 2027" in page_of(answer_of(ruling), browse_as, deskside)


def test_an_approved_answer_names_who_approved_it_and_what_is_to_fill_in(
    browse_as: Browse, deskside: Deskside, find: Find
) -> None:
    link = ExemplarLink("e1", "Gift <cards>", "Ines Marrow", datetime(2026, 2, 1, tzinfo=UTC), "/documents/e1")
    slots = (Slot("customer_name", "Jo <b>"), Slot("order_number", None))
    answer = replace(answer_of(cited(find("returns.md")[0], 1, RULE)), exemplar=link, slots=slots)
    page = page_of(answer, browse_as, deskside)
    assert "Gift &lt;cards&gt;</a>, approved by Ines Marrow on 1 Feb 2026." in page
    assert "<dt>customer name</dt><dd>Jo &lt;b&gt;</dd>" in page
    assert '<dt>order number</dt><dd><span class="badge warn">to fill in</span></dd>' in page
