"""A request has a size."""

from collections.abc import Iterator

from server.api.body_limit import LARGEST_BODY
from tests.server.api.caller import Caller


def test_a_body_that_says_it_is_too_large_is_refused(jo: Caller) -> None:
    problem = jo.refused("POST", "/v1/answers", {"question": "q", "history": ["x" * LARGEST_BODY]})
    assert problem["status"] == 413


def test_a_body_that_does_not_say_so_is_refused_when_it_is(jo: Caller) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(LARGEST_BODY // 1000 + 1):
            yield b" " * 1000

    response = jo.client.post("/v1/answers", content=pieces(), headers={"Content-Type": "application/json"})
    assert response.status_code == 413
    assert response.json()["status"] == 413


def test_the_largest_body_is_read(jo: Caller) -> None:
    content = b'{"question": "q"}'.ljust(LARGEST_BODY)
    response = jo.client.post("/v1/answers", content=content, headers={"Content-Type": "application/json"})
    assert response.status_code == 200
