"""Every question of a block is asked once, and failures count."""

import json
import threading

import httpx2
import pytest

from evals.bench.contender import AskRequest
from evals.bench.load import ask_block, take_cycling

REQUESTS = [AskRequest("/ask", {"question": str(number)}) for number in range(5)]


def test_every_question_is_asked_once_whatever_the_number_of_clients() -> None:
    asked: list[str] = []
    lock = threading.Lock()

    def answer(request: httpx2.Request) -> httpx2.Response:
        with lock:
            asked.append(json.loads(request.content)["question"])
        return httpx2.Response(200, json=["passage"])

    clients = [httpx2.Client(base_url="http://server", transport=httpx2.MockTransport(answer)) for _ in range(3)]
    block = ask_block(clients, REQUESTS)
    assert sorted(asked) == ["0", "1", "2", "3", "4"]
    assert [reply.place for reply in block.replies] == [0, 1, 2, 3, 4]
    assert not any(reply.is_error for reply in block.replies)


def test_refusals_and_broken_connections_are_errors() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        question = json.loads(request.content)["question"]
        if question == "0":
            raise httpx2.ReadTimeout("too slow", request=request)
        return httpx2.Response(500 if question == "1" else 200, json=["passage"])

    with httpx2.Client(base_url="http://server", transport=httpx2.MockTransport(answer)) as client:
        block = ask_block([client], REQUESTS)
    assert [reply.is_error for reply in block.replies] == [True, True, False, False, False]


def test_questions_begin_anew_where_they_do_not_suffice() -> None:
    taken = take_cycling(REQUESTS, 3, 4)
    assert [request.body["question"] for request in taken] == ["3", "4", "0", "1"]
    with pytest.raises(ValueError, match="no questions"):
        take_cycling([], 0, 1)
