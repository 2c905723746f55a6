"""Asks a server questions as fast as it answers them, from a number of clients."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import Empty, SimpleQueue

import httpx2

from evals.bench.contender import AskRequest


@dataclass(frozen=True, slots=True)
class Reply:
    """How one question went; `place` is its place in the block."""

    place: int
    milliseconds: float
    is_error: bool


@dataclass(frozen=True, slots=True)
class Block:
    """What came of one block of questions, in their order."""

    replies: tuple[Reply, ...]
    seconds: float


def ask_block(clients: Sequence[httpx2.Client], requests: Sequence[AskRequest]) -> Block:
    """Ask all of them: each client takes the next question as soon as it has its answer."""
    waiting: SimpleQueue[int] = SimpleQueue()
    for place in range(len(requests)):
        waiting.put(place)

    def ask_on(client: httpx2.Client) -> list[Reply]:
        replies: list[Reply] = []
        while True:
            try:
                place = waiting.get_nowait()
            except Empty:
                return replies
            replies.append(_ask(client, requests[place], place))

    started = time.perf_counter()
    with ThreadPoolExecutor(len(clients), thread_name_prefix="client") as workers:
        replies = [reply for some in workers.map(ask_on, clients) for reply in some]
    seconds = time.perf_counter() - started
    return Block(tuple(sorted(replies, key=lambda reply: reply.place)), seconds)


def take_cycling(requests: Sequence[AskRequest], start: int, count: int) -> list[AskRequest]:
    """`count` of these from `start`, beginning anew at the end. Raises ValueError when there are none."""
    if not requests:
        raise ValueError("there are no questions to ask")
    return [requests[place % len(requests)] for place in range(start, start + count)]


def _ask(client: httpx2.Client, request: AskRequest, place: int) -> Reply:
    started = time.perf_counter()
    try:
        response = client.post(request.path, json=request.body)
        is_error = not response.is_success or not response.content
    except httpx2.HTTPError:
        is_error = True
    return Reply(place, 1000 * (time.perf_counter() - started), is_error)
