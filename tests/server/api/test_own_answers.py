"""What somebody asked before, and the receipts of it, over HTTP."""

from dataclasses import replace
from datetime import UTC, datetime

from fastapi import FastAPI

from ingest.index.documents import Description
from server.answering.answer import Dropped
from server.deskside import Deskside
from server.identity.person import Role
from tests.server.api import company
from tests.server.api.caller import Caller, Json
from tests.server.api.company import INTERNAL, SAM, SOURCE, Paper

QUESTION = "How long may a charger be returned?"
TICKET: Json = {
    "tool": "zendesk",
    "id": "4101",
    "subject": "Charger",
    "messages": [{"speaker": "customer", "text": "I opened the box."}],
    "fields": {"region": "uk"},
}


def test_answers_are_listed_by_ticket_and_only_ones_own(jo: Caller, lin: Caller) -> None:
    beside = jo.post("/v1/answers", {"question": QUESTION, "ticket": TICKET})
    alone = jo.post("/v1/answers", {"question": QUESTION})
    lin.post("/v1/answers", {"question": QUESTION, "ticket": TICKET})
    assert {one["id"] for one in jo.get("/v1/answers")["items"]} == {beside["id"], alone["id"]}
    (found,) = jo.get("/v1/answers", tool="zendesk", ticket="4101")["items"]
    assert found["id"] == beside["id"]
    assert (found["tool"], found["ticket"], found["url"]) == ("zendesk", "4101", f"/answers/{beside['id']}")
    assert found["text"] == beside["text"]


def test_a_cursor_leads_to_every_answer_once(jo: Caller) -> None:
    asked = {jo.post("/v1/answers", {"question": QUESTION})["id"] for _ in range(3)}
    first = jo.get("/v1/answers", limit=2)
    second = jo.get("/v1/answers", limit=2, cursor=first["next"])
    assert second["next"] is None
    assert {one["id"] for page in (first, second) for one in page["items"]} == asked
    assert jo.refused("GET", "/v1/answers?cursor=nowhere")["status"] == 422


def test_a_receipt_says_what_was_asked_and_how_it_was_decided(jo: Caller, deskside: Deskside) -> None:
    answer = jo.post("/v1/answers", {"question": QUESTION, "ticket": TICKET, "tags": {"region": ["uk"]}})
    read = jo.get(f"/v1/answers/{answer['id']}")
    asked = read["receipt"]["asked_with"]
    assert asked["groups"] == ["everyone", "staff", "support"]
    assert asked["tags"] == {"region": ["uk"]}
    assert asked["ticket"]["messages"][0]["text"] == "I opened the box."
    assert read["receipt"]["noticed"][0]["name"] == "Closest passage"
    assert {one["signal"] for one in read["receipt"]["noticed"]} <= set(answer["making"]["signals"])
    assert "was needed" in read["receipt"]["decision"]
    conditions = read["making"]["conditions"]
    assert conditions["embedder"] == deskside.index.embedder.identity
    assert conditions["index_sequence"] == deskside.index.catalog.sequence()


def test_a_receipt_says_what_has_become_of_the_evidence(jo: Caller, deskside: Deskside) -> None:
    answer = jo.post("/v1/answers", {"question": QUESTION, "tags": {"region": ["uk"]}})
    assert stands(jo, answer) == "in_force"
    newer = Description("Returns", effective_from=datetime(2026, 11, 1, tzinfo=UTC), tags={"region": ("uk",)})
    company._publish(deskside.index, Paper("returns.md", ("A charger may be returned within 45 days.",), newer))
    (evidence,) = jo.get(f"/v1/answers/{answer['id']}")["receipt"]["evidence"]
    assert (evidence["state"], evidence["since"]) == ("superseded", "2026-11-01T00:00:00Z")
    assert evidence["successor"] == deskside.index.catalog.versions_of(evidence["document"])[0].id
    deskside.index.publisher.retire(SOURCE, ["returns.md", "archive/returns-2025.md"])
    assert stands(jo, answer) == "retired"


def stands(caller: Caller, answer: Json) -> str:
    (evidence,) = caller.get(f"/v1/answers/{answer['id']}")["receipt"]["evidence"]
    return str(evidence["state"])


def test_what_was_taken_out_is_withheld_from_who_sees_less_than_the_asker(
    app: FastAPI, sam: Caller, deskside: Deskside
) -> None:
    answer = sam.post("/v1/answers", {"question": QUESTION, "tags": {"region": ["uk"]}})
    kept, asked = deskside.history.answer(answer["id"]).answer, deskside.history.asked(answer["id"])
    making = replace(kept.making, dropped=(Dropped(INTERNAL, f"“{INTERNAL}” stands in nothing it cites"),))
    deskside.history.keep(replace(kept, id="dropped", making=making), "sam", asked)
    assert INTERNAL in sam.client.get("/v1/answers/dropped").text
    ruth = replace(SAM, id="ruth", role=Role.REVIEWER, groups=frozenset({"support"}))
    deskside.people.import_people([ruth])
    reading = Caller(app, deskside, ruth)
    assert INTERNAL not in reading.client.get("/v1/answers/dropped").text
    assert len(reading.get("/v1/answers/dropped")["making"]["dropped"]) == 1
