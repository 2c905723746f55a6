"""Asking again over HTTP."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI

from ingest.index.documents import Description
from server.deskside import Deskside
from server.identity.person import Person, Role
from tests.server.api import company
from tests.server.api.caller import Caller, Json
from tests.server.api.company import INTERNAL, SAM, SOURCE, Paper

QUESTION = "How long may a charger be returned?"
FRAUD = "Are customers flagged for fraud refused without a reason?"
UK: Json = {"region": ["uk"]}
RUTH = replace(SAM, id="ruth", name="Ruth Calder", role=Role.REVIEWER, groups=frozenset({"support"}))
NEWER = Paper(
    "returns.md",
    ("A charger may be returned within 45 days of delivery.", "The customer pays for the return label."),
    Description("Returns", effective_from=datetime(2026, 11, 1, tzinfo=UTC), tags={"region": ("uk",)}),
)


@pytest.fixture
def caller_of(app: FastAPI, deskside: Deskside) -> Callable[[Person], Caller]:
    """Somebody new, or somebody known as they are now."""

    def caller_of(person: Person) -> Caller:
        deskside.people.import_people([person])
        return Caller(app, deskside, person)

    return caller_of


def test_while_nothing_has_changed_the_answer_is_the_same_and_nothing_is_kept(jo: Caller, deskside: Deskside) -> None:
    answer = jo.post("/v1/answers", {"question": QUESTION, "tags": UK})
    found = jo.post(f"/v1/answers/{answer['id']}/replays", {})
    assert (found["state"], found["notices"]) == ("same", [])
    assert found["before"]["text"] == found["after"]["text"] == answer["text"]
    assert [one["change"] for one in found["citations"]] == ["kept"]
    assert len(deskside.history.recent(9)) == 1


def test_after_a_change_the_difference_is_shown_word_by_word(jo: Caller, deskside: Deskside) -> None:
    answer = jo.post("/v1/answers", {"question": QUESTION, "tags": UK})
    company._publish(deskside.index, NEWER)
    found = jo.post(f"/v1/answers/{answer['id']}/replays", {"moment": "asked"})
    assert found["state"] == "differs"
    assert [piece["text"].strip() for piece in found["words"]["after"] if piece["is_marked"]] == ["45"]
    (citation,) = found["citations"]
    assert citation["change"] == "changed_version"
    assert "30 days" in citation["earlier"]["quote"]
    assert found["notices"] == ["Documents have been added, changed or taken back since."]


def test_an_old_question_can_be_asked_by_todays_rules(jo: Caller) -> None:
    answer = jo.post("/v1/answers", {"question": QUESTION, "as_of": "2025-06-01"})
    then = jo.post(f"/v1/answers/{answer['id']}/replays", {"moment": "asked"})
    now = jo.post(f"/v1/answers/{answer['id']}/replays", {"moment": "today"})
    assert (then["state"], then["as_of"]) == ("same", "2025-06-01T12:00:00Z")
    assert (now["state"], now["as_of"]) == ("differs", "2026-11-22T09:30:00Z")
    assert "14 days" in now["before"]["text"]
    assert "30 days" in now["after"]["text"]


def test_the_ticket_and_the_conversation_are_asked_again_too(jo: Caller, deskside: Deskside) -> None:
    ticket: Json = {"tool": "zendesk", "id": "4101", "subject": "The return label", "fields": {"region": "uk"}}
    asking = {"question": "who pays?", "ticket": ticket, "history": [{"role": "user", "text": "Charger returned."}]}
    answer = jo.post("/v1/answers", asking)
    found = jo.post(f"/v1/answers/{answer['id']}/replays", {})
    assert found["state"] == "same"
    assert found["before"]["confidence"] == found["after"]["confidence"]


def test_it_is_never_asked_for_more_than_the_reader_may_read(
    sam: Caller, deskside: Deskside, caller_of: Callable[[Person], Caller]
) -> None:
    answer = sam.post("/v1/answers", {"question": QUESTION, "tags": UK})
    assert INTERNAL not in answer["text"]
    company._publish(
        deskside.index,
        replace(NEWER, path="fraud.md", paragraphs=(QUESTION, INTERNAL), description=Description(
            "How long a charger may be returned", audience=frozenset({"fraud-desk"})
        )),
    )  # fmt: skip
    ruth = caller_of(RUTH)
    found = ruth.post(f"/v1/answers/{answer['id']}/replays", {})
    assert found["state"] == "same"
    assert "It was also asked for fraud-desk; what only they may read was left out now." in found["notices"]
    narrowed = ruth.post(f"/v1/answers/{answer['id']}/replays", {"audience": ["everyone"]})
    assert any("also asked for fraud-desk, support" in notice for notice in narrowed["notices"])


def test_others_cannot_have_it_asked_again(jo: Caller, lin: Caller) -> None:
    answer = jo.post("/v1/answers", {"question": QUESTION})
    assert lin.refused("POST", f"/v1/answers/{answer['id']}/replays", {})["status"] == 404
    assert jo.refused("POST", "/v1/answers/none/replays", {})["status"] == 404


def test_its_asker_is_told_that_it_can_no_longer_be_read(sam: Caller, caller_of: Callable[[Person], Caller]) -> None:
    answer = sam.post("/v1/answers", {"question": FRAUD})
    assert INTERNAL in answer["text"]
    moved = caller_of(replace(SAM, role=Role.AGENT, groups=frozenset({"support"})))
    found = moved.post(f"/v1/answers/{answer['id']}/replays", {})
    assert found["state"] == "unreadable"
    assert found["before"] is found["after"] is None
    problem = moved.refused("GET", f"/v1/answers/{answer['id']}")
    assert (problem["status"], "may not read any more" in problem["detail"]) == (404, True)
    assert moved.get("/v1/answers")["items"] == []


def test_of_an_answer_that_keeps_no_more_the_question_alone_is_asked_again(jo: Caller, deskside: Deskside) -> None:
    answer = jo.post("/v1/answers", {"question": QUESTION})
    kept = deskside.history.answer(answer["id"]).answer
    deskside.history.keep(replace(kept, id="old"), "jo")
    found = jo.post("/v1/answers/old/replays", {})
    assert found["state"] == "same"
    assert found["notices"][0].startswith("The conversation, the ticket and the groups that it was asked with were not")


def test_who_administers_may_look_through_anybodys_eyes(root: Caller, sam: Caller) -> None:
    answer = sam.post("/v1/answers", {"question": FRAUD})
    assert root.refused("POST", f"/v1/answers/{answer['id']}/replays", {})["status"] == 404
    seen = root.post(f"/v1/answers/{answer['id']}/replays", {"audience": ["support", "fraud-desk"]})
    assert seen["state"] == "same"


def test_a_document_taken_back_is_no_evidence_any_more(jo: Caller, deskside: Deskside) -> None:
    answer = jo.post("/v1/answers", {"question": QUESTION, "tags": UK})
    deskside.index.publisher.retire(SOURCE, ["returns.md", "archive/returns-2025.md"])
    found = jo.post(f"/v1/answers/{answer['id']}/replays", {})
    assert found["is_outcome_changed"]
    assert found["citations"][0]["change"] == "removed"
