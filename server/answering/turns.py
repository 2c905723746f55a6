"""Lets only so many work at once, first come, first served: nobody who waits is overtaken."""

import threading
from collections import deque
from types import TracebackType


class Turns:
    """A limit on how many threads are inside `with` at once. `threading.Semaphore` lets newcomers overtake."""

    def __init__(self, count: int) -> None:
        self._lock = threading.Lock()
        self._free = count
        self._waiting: deque[threading.Lock] = deque()

    def __enter__(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            gate = threading.Lock()
            gate.acquire()
            self._waiting.append(gate)
        gate.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            if self._waiting:
                # The turn is handed over, never free in between, so that nobody can snatch it.
                self._waiting.popleft().release()
            else:
                self._free += 1

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)
