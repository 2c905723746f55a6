"""Who leaves ends what was begun for them, and a model that hangs holds up nobody else, over real connections."""

import json
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

import httpx2
import pytest

from server.app import create_app
from server.deskside import Deskside
from server.language_model.settings import LanguageModelSettings
from tests.scripted_model.behaviour import HANGS
from tests.scripted_model.server import ScriptedModel
from tests.server.api.company import JO, NOW, open_company
from tests.server.mcp.served import Served

QUESTION = {"question": "How long may a charger be returned?"}
AT_ONCE, LEAVING, WAITING = 25, 50, 50
MEANWHILE = ("/healthz", "/readyz", "/v1/me", "/v1/lessons")


@pytest.fixture
def model() -> Iterator[ScriptedModel]:
    with ScriptedModel() as running:
        running.script.always(HANGS)
        yield running


@pytest.fixture
def patient(tmp_path: Path, model: ScriptedModel) -> Iterator[Deskside]:
    """A server that waits for its model longer than any test takes."""
    settings = LanguageModelSettings(
        model="openai:scripted",
        base_url=model.url,
        plain_answer_seconds=60,
        first_token_seconds=60,
        calls_at_once=WAITING,
        tokens_per_day=10**9,
    )
    deskside = open_company(tmp_path, settings)
    yield deskside
    deskside.close()


class Asker:
    """Asks over a connection of its own, and can leave."""

    def __init__(self, url: str, key: str, accept: str) -> None:
        body = json.dumps(QUESTION).encode()
        head = (
            f"POST /v1/answers HTTP/1.1\r\nHost: deskside\r\nAuthorization: Bearer {key}\r\nAccept: {accept}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        place = urlsplit(url)
        self._connection = socket.create_connection((place.hostname or "", place.port or 0))
        self._connection.sendall(head.encode() + body)

    def close(self) -> None:
        self._connection.close()


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_every_client_that_leaves_has_its_call_to_the_model_ended_within_a_second(
    patient: Deskside, model: ScriptedModel, accept: str
) -> None:
    script, key = model.script, patient.keys.issue(JO.id, "test").secret
    waits: list[float] = []
    with Served(create_app(patient, clock=lambda: NOW)) as served:
        while len(waits) < LEAVING:
            before = len(waits)
            askers = [Asker(served.url, key, accept) for _ in range(AT_ONCE)]
            assert script.wait_until(lambda: len(script.requests) == before + AT_ONCE)  # noqa: B023
            left_at = monotonic()
            for asker in askers:
                asker.close()
            assert script.wait_until(lambda: len(script.left_at) == before + AT_ONCE)  # noqa: B023
            waits += [moment - left_at for moment in script.left_at[before:]]
    print(f"{len(waits)} of {LEAVING} calls ended, the slowest after {max(waits):.3f} s")
    assert len(waits) == LEAVING
    assert max(waits) < 1.0
    assert patient.history.recent(LEAVING) == []


def test_other_routes_answer_while_fifty_answers_wait_for_a_model_that_hangs(
    patient: Deskside, model: ScriptedModel
) -> None:
    script, key = model.script, patient.keys.issue(JO.id, "test").secret
    with Served(create_app(patient, clock=lambda: NOW)) as served:
        askers = [Asker(served.url, key, "application/json") for _ in range(WAITING)]
        assert script.wait_until(lambda: len(script.requests) == WAITING)
        with httpx2.Client(base_url=served.url, headers={"Authorization": f"Bearer {key}"}, timeout=30) as client:
            begun = monotonic()
            assert [client.get(path).status_code for path in MEANWHILE] == [200] * len(MEANWHILE)
            assert client.post("/v1/search", json=QUESTION).status_code == 200
            print(f"{len(MEANWHILE) + 1} other requests took {monotonic() - begun:.3f} s in all")
        assert script.left_at == []
        for asker in askers:
            with closing(asker):
                pass
        assert script.wait_until(lambda: len(script.left_at) == WAITING)
