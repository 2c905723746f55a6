"""The page of a stored answer."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from fastapi.testclient import TestClient

from ingest.index.documents import DocumentKind, Version
from ingest.index.scope import Scope
from ingest.index.sentences import Span
from server.answering.answer import (
    Answer,
    AnswerSentence,
    Citation,
    Conditions,
    Dropped,
    Making,
    Option,
    Outcome,
    Usage,
)
from server.answering.answerer import NobodyListens
from server.answering.citations import reader_url
from server.answering.other_time import other_time
from server.answering.question import Message, Question, Speaker, Ticket
from server.deskside import Deskside
from server.history.asked import Asked
from server.history.record import FeedbackReason
from server.identity.person import Person
from tests.server.api.company import INTERNAL, JO, LIN, NOW, SAM

Browse = Callable[[Person], TestClient]
Find = Callable[[str], list[Version]]
QUESTION = "How long may a charger be returned?"
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


def test_its_receipt_says_how_it_was_made_and_what_became_of_the_evidence(
    browse_as: Browse, deskside: Deskside, find: Find
) -> None:
    version = find("returns.md")[0]
    made = Making(
        {"top_similarity": 0.8123},
        {"top_similarity": 10.0, "intercept": -6.0},
        threshold=0.45,
        conditions=Conditions("1.2.3", "abcd", "hashing", 7),
        model="ollama:small",
        prompt_hash="p4f0",
        dropped=(Dropped("It takes <b>45</b> days.", "45 stands in nothing it cites"),),
        usage=Usage(900, 40),
    )
    answer = answer_quoting(version, "A charger may be returned within 30 days of delivery.")
    ticket = Ticket("zendesk", "4101", "Charger back", messages=(Message(Speaker.CUSTOMER, "I opened it."),))
    asked = Asked(Question("How long?", ticket=ticket), Scope(JO.audience, NOW, {"region": frozenset({"uk"})}), 2)
    deskside.history.keep(replace(answer, making=made, timings_ms={"retrieve": 12.3}), JO.id, asked)
    deskside.history.give_feedback(deskside.history.answer("a1"), SAM.id, False, FeedbackReason.OUTDATED, 1, "In May.")
    page = browse_as(JO).get("/answers/a1").text
    for said in (
        "Still in force",
        "everyone, staff, support",
        "zendesk 4101: Charger back",
        "I opened it.",
        "2 earlier messages",
        "probability of 90%; 45% was needed, so it was answered",
        "Closest passage",
        "0.812",
        "+8.12",
        "-6.00 whatever was noticed",
        "ollama:small",
        "p4f0",
        "900 read, 40 written",
        "It takes &lt;b&gt;45&lt;/b&gt; days.",
        "45 stands in nothing it cites",
        "1.2.3",
        "12.3 ms",
        "Sam Okoro",
        "In May.",
        'href="/v1/answers/a1"',
    ):
        assert said in page


def test_an_answer_of_an_earlier_version_still_has_a_page(browse_as: Browse, deskside: Deskside, find: Find) -> None:
    deskside.history.keep(answer_quoting(find("returns.md")[0], "The customer pays for the return label."), JO.id)
    page = browse_as(JO).get("/answers/a1").text
    assert "were not kept when this was asked" in page


def test_it_can_be_asked_again_and_the_difference_is_marked(browse_as: Browse, deskside: Deskside, find: Find) -> None:
    browser = browse_as(JO)
    answer = asyncio.run(
        deskside.ask(Question(QUESTION), Scope(JO.audience, datetime(2025, 6, 1, tzinfo=UTC)), JO.id, NobodyListens())
    )
    assert 'value="today"' in browser.get(f"/answers/{answer.id}").text
    same = browser.post(f"/answers/{answer.id}/replays", data={"moment": "asked"})
    assert "The same answer." in same.text
    differs = browser.post(f"/answers/{answer.id}/replays", data={"moment": "today"}).text
    assert "The answer differs." in differs
    assert "<del>14 </del>" in differs
    assert "<ins>30 </ins>" in differs
    assert browse_as(LIN).post(f"/answers/{answer.id}/replays", data={"moment": "today"}).status_code == 404


def test_its_asker_is_told_when_it_can_no_longer_be_read(browse_as: Browse, deskside: Deskside, find: Find) -> None:
    deskside.history.keep(answer_quoting(find("returns.md")[0], INTERNAL), JO.id)
    assert "can no longer be read" in browse_as(JO).post("/answers/a1/replays", data={"moment": "asked"}).text


def test_what_is_missing_and_what_may_be_meant_is_listed(browse_as: Browse, deskside: Deskside, find: Find) -> None:
    answer = answer_quoting(find("returns.md")[0], "A charger may be returned within 30 days of delivery.")
    partly = replace(answer, outcome=Outcome.PARTLY_ANSWERED, missing=("does it <cover> labour?",))
    unclear = replace(answer, id="a2", outcome=Outcome.NEEDS_CLARIFICATION, options=(Option("EU", "How long (EU)?"),))
    deskside.history.keep(partly, JO.id)
    deskside.history.keep(unclear, JO.id)
    browser = browse_as(JO)
    assert "does it &lt;cover&gt; labour?" in browser.get("/answers/a1").text
    assert "<strong>EU</strong>: How long (EU)?" in browser.get("/answers/a2").text


def test_the_rules_of_then_and_of_today_stand_side_by_side(browse_as: Browse, deskside: Deskside, find: Find) -> None:
    new, old = sorted(find("returns.md"), key=lambda version: "30 days" in version.text, reverse=True)[:2]
    then = answer_quoting(old, "A charger may be returned within 14 days of delivery.")
    now = answer_quoting(new, "A charger may be returned within 30 days of delivery.")
    then = replace(then, as_of=datetime(2025, 6, 3, 12, tzinfo=UTC), today=other_time(now))
    deskside.history.keep(then, JO.id)
    page = browse_as(JO).get("/answers/a1").text
    assert "In force on 3 Jun 2025" in page
    assert "In force on 22 Nov 2026" in page
    assert "within 30 days" in page
    assert page.count('id="citation-1"') == 1
