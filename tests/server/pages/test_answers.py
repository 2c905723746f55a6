"""The page of a stored answer."""

from collections.abc import Callable
from dataclasses import replace

from fastapi.testclient import TestClient

from ingest.index.documents import DocumentKind, Version
from ingest.index.sentences import Span
from server.answering.answer import Answer, AnswerSentence, Citation, Outcome
from server.answering.citations import reader_url
from server.deskside import Deskside
from server.identity.person import Person
from tests.server.api.company import INTERNAL, JO, LIN, NOW, SAM

Browse = Callable[[Person], TestClient]
Find = Callable[[str], list[Version]]
RUTH = replace(SAM, id="ruth", name="Ruth Calder", groups=frozenset({"support"}))


def answer_quoting(version: Version, quote: str) -> Answer:
    start = version.text.index(quote)
    span = Span(start, start + len(quote))
    citation = Citation(
        1, version.document_id, version.id, "returns.md", "Returns", "Windows", DocumentKind.POLICY, None, span.start,
        span.end, quote, reader_url(version.document_id, version.id, span), None, None, None, False, None,
    )  # fmt: skip
    sentences = (AnswerSentence(quote, (1,)),)
    return Answer("a1", "How long?", Outcome.ANSWERED, f"{quote} [1]", sentences, (citation,), NOW, NOW, 0.9)


def test_its_asker_and_reviewers_see_it(browse_as: Browse, deskside: Deskside, find: Find) -> None:
    version = find("returns.md")[0]
    deskside.history.keep(answer_quoting(version, "A charger may be returned within 30 days of delivery."), JO.id)
    for person in (JO, SAM):
        page = browse_as(person).get("/answers/a1")
        assert "within 30 days" in page.text
        assert f'href="/documents/{version.document_id}/versions/{version.id}?' in page.text
    assert browse_as(LIN).get("/answers/a1").status_code == 404


def test_a_reviewer_does_not_see_what_is_for_other_groups(browse_as: Browse, deskside: Deskside, find: Find) -> None:
    deskside.people.import_people([RUTH])
    deskside.history.keep(answer_quoting(find("returns.md")[0], INTERNAL), SAM.id)
    assert browse_as(SAM).get("/answers/a1").is_success
    assert browse_as(RUTH).get("/answers/a1").status_code == 404
