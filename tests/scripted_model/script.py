"""Decides how the scripted model behaves towards each request, and remembers what it was asked."""

from collections import deque
from collections.abc import Callable
from threading import Lock

from tests.scripted_model.behaviour import WELL, Behaviour
from tests.scripted_model.request import ModelRequest

Rule = Callable[[ModelRequest], Behaviour]


class Script:
    """First what was queued for the next requests, then the rule; both may change while the model runs."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._next: deque[Behaviour] = deque()
        self._rule: Rule = lambda _: WELL
        self.requests: list[ModelRequest] = []
        self.faults: list[Exception] = []
        """What went wrong in the scripted model itself."""

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

    def behaviour_for(self, request: ModelRequest) -> Behaviour:
        """How to behave towards this request, which is remembered."""
        with self._lock:
            self.requests.append(request)
            return self._next.popleft() if self._next else self._rule(request)
