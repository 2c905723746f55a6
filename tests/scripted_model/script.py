"""Decides how the scripted model behaves towards each request, and remembers what it was asked."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from threading import Condition

from tests.scripted_model.behaviour import WELL, Behaviour
from tests.scripted_model.leaving import ClientLeft
from tests.scripted_model.request import ModelRequest

Rule = Callable[[ModelRequest], Behaviour]


class Script:
    """First what was queued for the next requests, then the rule; both may change while the model runs."""

    def __init__(self) -> None:
        self._lock = Condition()
        self._next: deque[Behaviour] = deque()
        self._rule: Rule = lambda _: WELL
        self.requests: list[ModelRequest] = []
        self.faults: list[Exception] = []
        """What went wrong in the scripted model itself."""
        self.left_at: list[float] = []
        """When clients left before their reply had ended, on the monotonic clock."""

    def then(self, *behaviours: Behaviour) -> None:
        """Behave like this towards the next requests, one after the other."""
        with self._lock:
            self._next.extend(behaviours)

    def always(self, behaviour: Behaviour) -> None:
        """Behave like this towards every request for which nothing is queued."""
        self.whenever(lambda _: behaviour)

    def whenever(self, rule: Rule) -> None:
        """Let each request decide, where nothing is queued."""
        with self._lock:
            self._rule = rule

    def forget(self) -> None:
        """Behave well again, and know of no request: for a model that several tests share."""
        with self._lock:
            self._next.clear()
            self._rule = lambda _: WELL
            self.requests = []
            self.left_at = []

    def behaviour_for(self, request: ModelRequest) -> Behaviour:
        """How to behave towards this request, which is remembered."""
        with self._lock:
            self.requests.append(request)
            self._lock.notify_all()
            return self._next.popleft() if self._next else self._rule(request)

    def wait_until(self, is_so: Callable[[], bool], seconds: float = 30.0) -> bool:
        """Wait for requests to come or clients to leave; whether it came to be so in time."""
        with self._lock:
            return self._lock.wait_for(is_so, seconds)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Remember when the client leaves meanwhile."""
        try:
            yield
        except (ClientLeft, asyncio.CancelledError, GeneratorExit):
            with self._lock:
                self.left_at.append(time.monotonic())
                self._lock.notify_all()
            raise

    async def watched(self, pieces: AsyncIterator[str]) -> AsyncIterator[str]:
        """The same pieces; a client that leaves before the last is remembered."""
        with self.watching():
            async for piece in pieces:
                yield piece
