"""A customer's personal data reaches neither the data folder nor a model nor the log, and the agent misses nothing."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from server.answering.answer import Answer
from server.answering.answerer import Listener, Prepared
from server.api.asking import Asking
from server.app import create_app
from server.deskside import Deskside
from server.history.asked import keep_asked
from server.language_model.settings import LanguageModelSettings
from server.privacy.private_log import PrivateLog
from tests.scripted_model.answering import honest_reply
from tests.scripted_model.behaviour import saying
from tests.scripted_model.server import ScriptedModel
from tests.server.api.caller import Caller, Json
from tests.server.api.company import JO, NOW, open_company

SECRETS = (
    "Esmeralda",
    "Quintanilla",
    "esme.q@mailbox.example",
    "07700 900461",
    "+447700900461",
    "4111 1111 1111 1111",
    "4111111111111111",
    "DE89 3704 0044 0532 0130 00",
    "14 Rosemary Lane",
    "LS1 4AB",
)
TICKET: Json = {
    "tool": "generic",
    "id": "https://desk.example/t/4101?requester=esme.q@mailbox.example",
    "url": "https://desk.example/t/4101?requester=esme.q@mailbox.example",
    "subject": "Esmeralda Quintanilla wants to return a charger",
    "messages": [
        {
            "speaker": "customer",
            "text": "I bought the charger on 2026-11-02 for £499.00, order LU-208814, code E17. Ring 07700 900461.\n"
            "Card 4111 1111 1111 1111, IBAN DE89 3704 0044 0532 0130 00, 14 Rosemary Lane, Leeds LS1 4AB.\n"
            "Regards,\nEsmeralda",
        },
        {"speaker": "agent", "text": "Dear Ms Quintanilla, I look into it."},
    ],
    "fields": {"customer": "Esmeralda Quintanilla", "region": "uk", "email": "esme.q@mailbox.example"},
}
ASKED = "May Esmeralda (esme.q@mailbox.example) return a charger within 30 days of delivery?"
BODY: Json = {
    "question": ASKED,
    "history": [{"role": "user", "text": "Ms Quintanilla rang from 07700 900461. Is a charger covered?"}],
    "ticket": TICKET,
}


def told(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret.lower() in text.lower()]


def told_in(folder: Path) -> list[str]:
    """What the files of a folder tell: every table, the log of writes ahead of it, the index."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert any(file.name == "deskside.db" for file in files)
    content = b"\n".join(file.read_bytes() for file in files).decode("latin-1")
    assert "[NAME_1]" in content
    return told(content)


class Watching:
    """Says the prepared answer with a name in it, and remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[Prepared] = []

    async def answer(self, prepared: Prepared, listener: Listener) -> Answer:
        self.given.append(prepared)
        first, *rest = prepared.answer.sentences
        said = (replace(first, text=f"Dear [NAME_1], {first.text}"), *rest)
        answer = replace(prepared.answer, text=" ".join(one.text for one in said), sentences=said)
        listener.begin(answer)
        listener.hear(said[0], answer.citations)
        return answer


@pytest.fixture
def watching() -> Watching:
    return Watching()


@pytest.fixture
def agent(deskside: Deskside, watching: Watching) -> Caller:
    watched = replace(deskside, answerer=watching)
    return Caller(create_app(watched, clock=lambda: NOW), watched, JO)


@pytest.fixture
def model() -> Iterator[ScriptedModel]:
    with ScriptedModel() as running:
        running.script.whenever(lambda request: saying(honest_reply(request)))
        yield running


def test_the_agent_sees_it_and_what_stands_between_does_not(agent: Caller, watching: Watching) -> None:
    answer = agent.post("/v1/answers", BODY)
    assert answer["question"] == ASKED
    assert answer["text"].startswith("Dear Esmeralda, ")
    (prepared,) = watching.given
    assert told(repr(prepared)) == []
    assert "2026-11-02" in repr(prepared)
    assert all(kept in repr(prepared) for kept in ("£499.00", "LU-208814", "E17", "'region': 'uk'"))


def test_a_stream_tells_it_piece_by_piece(agent: Caller) -> None:
    events = agent.stream("/v1/answers", BODY)
    said = "".join(event.data["text"] for event in events if event.name == "delta")
    assert said.startswith("Dear Esmeralda, ")
    assert "[NAME_" not in said + json.dumps(events[-1].data)


def test_nothing_of_it_is_kept(agent: Caller, tmp_path: Path) -> None:
    answer = agent.post("/v1/answers", BODY, {"Idempotency-Key": "k"})
    agent.stream("/v1/answers", BODY)
    agent.post("/v1/search", BODY)
    agent.post("/v1/suggestions", {"ticket": TICKET})
    agent.post("/v1/draft-checks", {"ticket": TICKET, "draft": "Dear Esmeralda, you have 30 days."})
    comment = "Esmeralda Quintanilla <esme.q@mailbox.example> says it was 31 days"
    kept = agent.post(f"/v1/answers/{answer['id']}/feedback", {"useful": False, "comment": comment})
    assert told(kept["comment"]) == []
    assert told(json.dumps(agent.get(f"/v1/answers/{answer['id']}"))) == []
    assert told_in(tmp_path) == []


def test_the_same_request_again_gives_the_agent_the_same_answer(agent: Caller) -> None:
    first, again = (agent.post("/v1/answers", BODY, {"Idempotency-Key": "k"}) for _ in range(2))
    assert first == again


def test_answers_beside_a_ticket_are_found_by_its_id(agent: Caller) -> None:
    answer = agent.post("/v1/answers", BODY)
    (found,) = agent.get("/v1/answers", ticket=TICKET["id"])["items"]
    assert (found["id"], told(json.dumps(found))) == (answer["id"], [])
    assert agent.get("/v1/answers", ticket="https://desk.example/t/4102")["items"] == []


def test_a_caller_who_forgot_to_mask_leaves_nothing_either(deskside: Deskside, tmp_path: Path) -> None:
    asking = Asking.model_validate(BODY)
    question, scope = asking.to_question(), asking.to_scope(JO, NOW)
    answer = deskside.answer(question, scope)
    assert told(answer.question)
    deskside.history.keep(answer, "jo", keep_asked(question, scope))
    assert told_in(tmp_path) == []


def test_a_failure_is_logged_without_it(
    deskside: Deskside, caplog: pytest.LogCaptureFixture, watching: Watching
) -> None:
    class Failing(Watching):
        async def answer(self, prepared: Prepared, listener: Listener) -> Answer:
            raise RuntimeError(f"cannot answer {BODY}")

    failing = replace(deskside, answerer=Failing())
    agent = Caller(create_app(failing, clock=lambda: NOW), failing, JO)
    with PrivateLog(deskside.privacy), caplog.at_level(logging.DEBUG):
        agent.refused("POST", "/v1/answers", BODY)
        agent.refused("GET", "/v1/answers/esme.q@mailbox.example")
        logging.getLogger("uvicorn.error").warning("asked by %s, %s", *SECRETS[2:4])
    assert "RuntimeError" in caplog.text
    assert told(caplog.text) == []


def test_nothing_of_it_goes_over_the_wire_to_a_model(
    model: ScriptedModel, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    written = open_company(tmp_path, LanguageModelSettings(model="openai:scripted", base_url=model.url))
    agent = Caller(create_app(written, clock=lambda: NOW), written, JO)
    with caplog.at_level(logging.DEBUG):
        answer = agent.post("/v1/answers", BODY)
    written.close()
    assert answer["question"] == ASKED
    assert answer["making"]["model"]
    sent = json.dumps([dict(request.body) for request in model.script.requests], ensure_ascii=False)
    assert all(kept in sent for kept in ("[NAME_1]", "2026-11-02", "£499.00", "LU-208814", "E17"))
    assert told(sent) == []
    assert told(caplog.text) == []
    assert told_in(tmp_path) == []
