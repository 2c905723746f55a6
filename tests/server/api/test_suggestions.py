"""Suggestions over HTTP."""

from http import HTTPStatus

from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from server.api.suggestions_example import SUGGESTIONS
from server.suggestions.suggestion import Suggestions
from tests.server.api.caller import Caller, Json

TICKET: Json = {
    "tool": "desk",
    "id": "1",
    "subject": "Charger",
    "messages": [{"speaker": "customer", "text": "How long may a charger be returned?", "at": "2026-11-17T08:41:00Z"}],
    "fields": {"order_date": "2025-06-03"},
}


def test_a_ticket_alone_gives_answers_and_days(jo: Caller) -> None:
    found = jo.post("/v1/suggestions", {"ticket": TICKET})
    assert found.keys() == {"suggestions", "as_of_suggestions", "as_of", "timings_ms"}
    (suggestion,) = found["suggestions"]
    assert suggestion.keys() == {"label", "question", "found_in", "answer"}
    assert suggestion["answer"]["outcome"] == "answered"
    (day,) = found["as_of_suggestions"]
    assert (day["date"], day["kind"]) == ("2025-06-03", "order_date")
    assert "14 days" in day["differences"][0]["then"]["text"]


def test_a_suggested_answer_is_not_there_until_it_is_asked_for(jo: Caller) -> None:
    (suggestion,) = jo.post("/v1/suggestions", {"ticket": TICKET})["suggestions"]
    missing = jo.client.get(f"/v1/answers/{suggestion['answer']['id']}")
    assert missing.status_code == HTTPStatus.NOT_FOUND
    asked = jo.post("/v1/answers", {"question": suggestion["question"], "ticket": TICKET})
    assert asked["text"] == suggestion["answer"]["text"]
    assert jo.get(f"/v1/answers/{asked['id']}")["text"] == asked["text"]


def test_a_day_asked_about_decides_which_rules_answer(jo: Caller) -> None:
    found = jo.post("/v1/suggestions", {"ticket": TICKET, "as_of": "2025-07-01"})
    assert "14 days" in found["suggestions"][0]["answer"]["text"]


def test_who_is_not_signed_in_gets_nothing(nobody: TestClient) -> None:
    assert nobody.post("/v1/suggestions", json={"ticket": TICKET}).status_code == HTTPStatus.UNAUTHORIZED


def test_a_ticket_is_needed(jo: Caller) -> None:
    assert jo.client.post("/v1/suggestions", json={}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_the_described_example_is_what_is_sent(jo: Caller) -> None:
    described = jo.get("/v1/openapi.json")["paths"]["/v1/suggestions"]["post"]["responses"]["200"]
    shown = TypeAdapter(Suggestions).validate_python(described["content"]["application/json"]["example"])
    assert shown == TypeAdapter(Suggestions).validate_python(SUGGESTIONS)
    assert shown.as_of_suggestions[0].differences
