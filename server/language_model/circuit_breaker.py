"""Leaves a language model alone that fails again and again, and finds out when it answers again."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum

from server.errors import LanguageModelError, ModelUnavailable

_LOG = logging.getLogger(__name__)


class BreakerState(StrEnum):
    """Whether the model is asked."""

    CLOSED = "closed"
    """It is."""
    OPEN = "open"
    """It is not: it failed too often."""
    HALF_OPEN = "half_open"
    """One call finds out; no others are made meanwhile."""


class CircuitBreaker:
    """Opens after so many failures one after the other. Used by one loop."""

    def __init__(self, failures: int, rest_seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._enough = failures
        self._rest = rest_seconds
        self._now = now
        self._failures = 0
        self._opened_at = 0.0
        self._state = BreakerState.CLOSED

    @property
    def state(self) -> BreakerState:
        """How it stands."""
        return self._state

    @contextmanager
    def watch(self) -> Iterator[None]:
        """For one call: a LanguageModelError counts as a failure, no error as a success, anything else as neither.

        Raises ModelUnavailable where the call is not to be made.
        """
        self._admit()
        try:
            yield
        except LanguageModelError as error:
            self._fail()
            cause = type(error.__cause__ or error).__name__
            _LOG.warning("%s (%s); the breaker is %s", error, cause, self._state)
            raise
        except BaseException:
            self._release()
            raise
        self._succeed()

    def _admit(self) -> None:
        if self._state is BreakerState.CLOSED:
            return
        if self._state is BreakerState.HALF_OPEN or self._now() < self._opened_at + self._rest:
            raise ModelUnavailable("the language model failed several times and is let alone for a little while")
        self._state = BreakerState.HALF_OPEN

    def _succeed(self) -> None:
        self._failures = 0
        self._state = BreakerState.CLOSED

    def _fail(self) -> None:
        self._failures += 1
        if self._state is BreakerState.HALF_OPEN or self._failures >= self._enough:
            self._state = BreakerState.OPEN
            self._opened_at = self._now()

    def _release(self) -> None:
        """Nobody waited for what would come of it: the next call finds out."""
        if self._state is BreakerState.HALF_OPEN:
            self._state = BreakerState.OPEN
