"""Asking over HTTP."""

import pytest

from server.deskside import Deskside
from tests.server.api.caller import Caller, Json

QUESTION = "How long may a charger be returned?"
FIELDS = {
    "id",
    "question",
    "outcome",
    "text",
    "sentences",
    "citations",
    "nearest",
    "missing",
    "options",
    "conflicts",
    "today",
    "suspicious",
    "notices",
    "lesson",
    "exemplar",
    "slots",
    "as_of",
    "asked_at",
    "confidence",
    "timings_ms",
    "making",
}


def test_an_answer_has_every_field_of_the_contract(jo: Caller) -> None:
    answer = jo.post("/v1/answers", {"question": QUESTION})
    assert answer.keys() == FIELDS
    assert answer["question"] == QUESTION
    assert answer["as_of"] == "2026-11-22T09:30:00Z"


def test_the_stream_ends_with_the_same_answer_as_the_json(jo: Caller) -> None:
    events = jo.stream("/v1/answers", {"question": QUESTION})
    whole = events[-1].data
    assert (events[0].name, events[-1].name) == ("meta", "done")
    assert events[0].data == {name: whole[name] for name in ("id", "outcome", "as_of")}
    assert "".join(event.data["text"] for event in events if event.name == "delta") == whole["text"]
    assert [event.data for event in events if event.name == "citation"] == whole["citations"]
    kept = jo.get(f"/v1/answers/{whole['id']}")
    assert {name: kept[name] for name in FIELDS} == whole


def test_an_answer_is_kept_with_its_asker_and_ticket(jo: Caller, deskside: Deskside) -> None:
    ticket: Json = {"tool": "zendesk", "id": "4101", "subject": "Charger", "messages": [], "fields": {}, "url": None}
    answer = jo.post("/v1/answers", {"question": QUESTION, "ticket": ticket, "history": []})
    record = deskside.history.answer(answer["id"])
    assert (record.asker_id, record.ticket_tool, record.ticket_id) == ("jo", "zendesk", "4101")


def test_an_answer_is_as_sure_beside_a_talkative_ticket_as_alone(jo: Caller) -> None:
    words = "The driver rang twice, the dog barked, and my neighbour signed for something that I never ordered."
    ticket: Json = {
        "tool": "zendesk",
        "id": "4101",
        "subject": "Where is my pallet",
        "messages": [{"speaker": "customer", "text": words, "at": None}],
        "fields": {},
        "url": None,
    }
    alone = jo.post("/v1/answers", {"question": QUESTION})
    beside = jo.post("/v1/answers", {"question": QUESTION, "ticket": ticket, "history": []})
    assert beside["confidence"] == pytest.approx(alone["confidence"])


def test_an_answer_can_be_read_by_its_asker_and_by_reviewers_and_by_nobody_else(
    jo: Caller, lin: Caller, sam: Caller, ines: Caller
) -> None:
    place = f"/v1/answers/{jo.post('/v1/answers', {'question': QUESTION})['id']}"
    assert jo.get(place)["feedback"] == []
    assert sam.get(place)["question"] == QUESTION
    assert lin.refused("GET", place)["status"] == 404
    assert ines.refused("GET", place)["status"] == 404


def test_somebody_elses_answer_looks_like_one_that_is_not_there(jo: Caller, lin: Caller) -> None:
    answer_id = jo.post("/v1/answers", {"question": QUESTION})["id"]
    theirs, nothing = lin.refused("GET", f"/v1/answers/{answer_id}"), lin.refused("GET", "/v1/answers/nothing")
    assert theirs["detail"].replace(answer_id, "nothing") == nothing["detail"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "question"),
        ({"question": "   "}, "question"),
        ({"question": "x" * 4001}, "question"),
        ({"question": 7}, "question"),
        ({"question": "q", "history": [{"role": "robot", "text": "x"}]}, "history.0.role"),
        ({"question": "q", "ticket": {"tool": "zendesk"}}, "ticket.id"),
        ({"question": "q", "as_of": "yesterday"}, "as_of"),
        ({"question": "q", "as_of": "0001-01-01T00:00:00+14:00"}, "as_of"),
        ({"question": "q", "tags": {"region": "uk"}}, "tags.region"),
        ({"question": "q", "audiences": ["support"]}, "audiences"),
    ],
)
def test_a_request_that_makes_no_sense_is_told_which_field(jo: Caller, body: Json, field: str) -> None:
    problem = jo.refused("POST", "/v1/answers", body)
    assert problem["status"] == 422
    assert field in [error["field"] for error in problem["errors"]]


def test_a_body_that_is_not_json_is_a_problem_and_not_repeated(jo: Caller) -> None:
    response = jo.client.post("/v1/answers", content=b'{"secret', headers={"Content-Type": "application/json"})
    assert response.status_code == 422
    assert "secret" not in response.text


def test_half_a_character_is_refused(jo: Caller) -> None:
    response = jo.client.post(
        "/v1/answers", content=b'{"question": "\\ud800"}', headers={"Content-Type": "application/json"}
    )
    assert response.status_code == 422


def test_a_date_means_noon_of_that_day(jo: Caller) -> None:
    assert jo.post("/v1/answers", {"question": QUESTION, "as_of": "2025-06-01"})["as_of"] == "2025-06-01T12:00:00Z"


def test_a_moment_keeps_its_offset(jo: Caller) -> None:
    answer = jo.post("/v1/answers", {"question": QUESTION, "as_of": "2025-06-01T00:30:00+02:00"})
    assert answer["as_of"] == "2025-05-31T22:30:00Z"


def test_the_same_key_and_body_give_the_same_answer_streamed_or_not(jo: Caller, deskside: Deskside) -> None:
    body, key = {"question": QUESTION}, {"Idempotency-Key": "k1"}
    first = jo.post("/v1/answers", body, key)
    assert jo.post("/v1/answers", body, key) == first
    streamed = jo.client.post("/v1/answers", json=body, headers={**key, "Accept": "text/event-stream"})
    assert first["id"] in streamed.text
    assert len(deskside.history.recent(10)) == 1


def test_the_same_key_with_another_body_is_refused(jo: Caller) -> None:
    jo.post("/v1/answers", {"question": QUESTION}, {"Idempotency-Key": "k1"})
    problem = jo.refused("POST", "/v1/answers", {"question": "Something else?"}, {"Idempotency-Key": "k1"})
    assert problem["status"] == 422


def test_the_same_key_of_somebody_else_is_another_key(jo: Caller, lin: Caller) -> None:
    first = jo.post("/v1/answers", {"question": QUESTION}, {"Idempotency-Key": "k1"})
    assert lin.post("/v1/answers", {"question": QUESTION}, {"Idempotency-Key": "k1"})["id"] != first["id"]


def test_feedback_is_kept_and_read_with_the_answer(jo: Caller) -> None:
    place = f"/v1/answers/{jo.post('/v1/answers', {'question': QUESTION})['id']}"
    given = {"useful": False, "reason": "outdated", "citation": None, "comment": "changed in May"}
    response = jo.client.post(f"{place}/feedback", json=given)
    assert response.status_code == 201
    assert jo.get(place)["feedback"] == [response.json()]
    assert response.json() | given == response.json()


def test_feedback_sent_twice_counts_once(jo: Caller) -> None:
    place = f"/v1/answers/{jo.post('/v1/answers', {'question': QUESTION})['id']}"
    first = jo.post(f"{place}/feedback", {"useful": True}, {"Idempotency-Key": "f1"})
    assert jo.post(f"{place}/feedback", {"useful": True}, {"Idempotency-Key": "f1"}) == first
    assert len(jo.get(place)["feedback"]) == 1


def test_feedback_on_a_citation_that_is_not_there_is_refused_and_may_be_sent_again(jo: Caller) -> None:
    place = f"/v1/answers/{jo.post('/v1/answers', {'question': QUESTION})['id']}/feedback"
    given = {"useful": False, "citation": 99}
    assert jo.refused("POST", place, given, {"Idempotency-Key": "f1"})["status"] == 422
    assert jo.refused("POST", place, given, {"Idempotency-Key": "f1"})["detail"].endswith("no citation 99")


def test_nobody_gives_feedback_on_what_they_may_not_read(jo: Caller, lin: Caller) -> None:
    answer_id = jo.post("/v1/answers", {"question": QUESTION})["id"]
    assert lin.refused("POST", f"/v1/answers/{answer_id}/feedback", {"useful": True})["status"] == 404
