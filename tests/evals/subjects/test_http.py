"""A server is asked as its interface says."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest
from pydantic import TypeAdapter

from evals.errors import SubjectError
from evals.subject import IndexedText, Retrieved, RetrievedPassage
from evals.subjects.http import HttpSubject
from server.answering.answer import Answer, Outcome
from server.answering.question import Role, Turn
from tests.evals.examples import ANSWERABLE, NOON, answer

_ANSWER = TypeAdapter(Answer)
Respond = Callable[[httpx2.Request], httpx2.Response]
PASSAGE = {"document": "d", "version": "v", "title": "A", "section": "", "start": 0, "end": 6, "text": "Thirty"}
TICKET: dict[str, object] = {
    "tool": "practice",
    "id": "T-1",
    "subject": "Pump",
    "url": None,
    "messages": [],
    "fields": {},
    "skill": "x",
}


def asking(respond: Respond) -> HttpSubject:
    """A subject whose server answers like this."""
    return HttpSubject(httpx2.Client(base_url="http://server.test", transport=httpx2.MockTransport(respond)))


def test_a_search_sends_the_example_with_its_surroundings_and_reads_passages(tmp_path: Path) -> None:
    sent: dict[str, object] = {}

    def respond(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/v1/tickets/T-1":
            return httpx2.Response(200, json=TICKET)
        sent.update(json.loads(request.content), path=request.url.path)
        passages = [{**PASSAGE, "source": str(tmp_path), "path": "a.txt"}, {**PASSAGE, "source": "web", "path": "b"}]
        return httpx2.Response(200, json={"passages": passages, "confidence": 0.75})

    history = (Turn(Role.USER, "Hello"),)
    example = replace(ANSWERABLE, as_of=NOON, practice_ticket="T-1", history=history)
    found = asking(respond).retrieve(example, 7)
    first = RetrievedPassage(str(tmp_path / "a.txt"), "v", 0, 6, "Thirty")
    assert found == Retrieved((first, replace(first, document="b")), 0.75)
    assert sent["path"] == "/v1/search"
    assert sent["k"] == 7
    assert sent["as_of"] == "2026-11-22T12:00:00+00:00"
    assert sent["audience"] == ["staff", "support"]
    assert sent["history"] == [{"role": "user", "text": "Hello"}]
    assert sent["ticket"] == {key: value for key, value in TICKET.items() if key != "skill"}


def test_an_answer_is_read_with_its_citations() -> None:
    cited = {
        "number": 1,
        "document": "d",
        "version": "v",
        "path": "a.txt",
        "title": "A",
        "section": "",
        "kind": "policy",
        "owner": None,
        "start": 0,
        "end": 6,
        "quote": "Thirty",
        "url": "/documents/d",
        "in_force_from": None,
        "in_force_to": None,
        "verified_at": "2026-01-01T00:00:00Z",
        "is_internal": False,
        "page": None,
    }
    body = {
        "id": "q",
        "question": "?",
        "outcome": "answered",
        "text": "Thirty [1]",
        "sentences": [{"text": "Thirty", "citations": [1], "is_internal": False}],
        "citations": [cited],
        "nearest": [],
        "conflicts": [],
        "lesson": None,
        "exemplar": None,
        "as_of": "2026-11-22T12:00:00Z",
        "asked_at": "2026-11-22T12:00:00Z",
        "confidence": 0.8,
        "timings_ms": {"total": 12.5},
    }
    given = asking(lambda request: httpx2.Response(200, json=body)).answer(ANSWERABLE)
    assert given.outcome is Outcome.ANSWERED
    assert given.citations[0].quote == "Thirty"
    assert given.asked_at == NOON


def test_the_text_of_a_version_is_read_and_an_unknown_version_has_none() -> None:
    def respond(request: httpx2.Request) -> httpx2.Response:
        if request.url.path != "/v1/versions/v":
            return httpx2.Response(404)
        return httpx2.Response(200, json={"id": "v", "source": "web", "path": "a.txt", "text": "Thirty days."})

    subject = asking(respond)
    assert subject.version_text("v") == IndexedText("a.txt", "Thirty days.")
    assert subject.version_text("w") is None


def test_a_problem_is_told_with_its_status() -> None:
    subject = asking(lambda request: httpx2.Response(403, json={"title": "Forbidden"}))
    with pytest.raises(SubjectError, match=r"POST /v1/search was answered with 403: .*Forbidden"):
        subject.retrieve(ANSWERABLE, 5)
    with pytest.raises(SubjectError, match="403"):
        subject.facts()


def test_something_else_than_the_interface_says_is_told() -> None:
    subject = asking(lambda request: httpx2.Response(200, json={"passages": [{}]}))
    with pytest.raises(SubjectError, match=r"/v1/search answered something else than expected: passages\.0\.version"):
        subject.retrieve(ANSWERABLE, 5)
    with pytest.raises(SubjectError, match="/v1/answers answered something else"):
        subject.answer(ANSWERABLE)


def test_a_server_that_is_not_there_is_told() -> None:
    def refuse(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("refused", request=request)

    with pytest.raises(SubjectError, match="POST /v1/answers failed: refused"):
        asking(refuse).answer(ANSWERABLE)


def test_a_ready_server_is_named_by_its_address() -> None:
    assert asking(lambda request: httpx2.Response(200, json={})).facts().name == "http://server.test"


def test_an_answer_that_comes_as_events_is_the_last_of_them() -> None:
    events = f'event: meta\ndata: {{"id": "a"}}\n\nevent: done\ndata: {_ANSWER.dump_json(answer()).decode()}\n\n'
    headers = {"content-type": "text/event-stream; charset=utf-8"}
    asked = asking(lambda request: httpx2.Response(200, text=events, headers=headers))
    assert asked.answer(ANSWERABLE) == answer()
    failed = asking(lambda request: httpx2.Response(200, text='event: error\ndata: {"x": 1}\n\n', headers=headers))
    with pytest.raises(SubjectError, match="ended with event: error"):
        failed.answer(ANSWERABLE)


def test_the_language_model_is_told_where_the_server_tells_it() -> None:
    assert asking(lambda request: httpx2.Response(200, json={"name": "openai:x"})).facts().language_model == "openai:x"
    forbidden = asking(lambda request: httpx2.Response(403 if "model" in request.url.path else 200))
    assert forbidden.facts().language_model is None
