"""The language model that the settings name, asked so that its troubles stay its own."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from server.errors import LanguageModelError, ModelUnavailable
from server.language_model.call import Call
from server.language_model.chat_models import ChatModel
from server.language_model.circuit_breaker import BreakerState, CircuitBreaker
from server.language_model.messages import Messages
from server.language_model.own_loop import OwnLoop
from server.language_model.retry_budget import RetryBudget
from server.language_model.settings import LanguageModelSettings

_Result = TypeVar("_Result")
_PROBE = Messages("You are asked whether you are there.", "Reply with the one word: yes")


@dataclass(frozen=True, slots=True)
class ModelStanding:
    """How the language model does since the server was started."""

    name: str
    state: BreakerState
    calls: int
    retries: int


@dataclass(frozen=True, slots=True)
class ModelHealth:
    """Whether the language model answers now; `trouble` says why not."""

    name: str
    is_answering: bool
    seconds: float
    trouble: str | None = None


class LanguageModel:
    """Opened with the first call. All calls run on one loop of their own, entered by `apart`."""

    def __init__(
        self,
        settings: LanguageModelSettings,
        open_model: Callable[[], ChatModel],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.settings = settings
        self._open_model = open_model
        self._loop = OwnLoop("language-model")
        self._turns = asyncio.Semaphore(settings.calls_at_once)
        self._opening = asyncio.Lock()
        self._breaker = CircuitBreaker(settings.failures_to_rest, settings.rest_seconds, now)
        self._retries = RetryBudget(settings.retry_share)
        self._opened: ChatModel | None = None

    @property
    def name(self) -> str:
        """As the settings name it."""
        return self.settings.model or ""

    @property
    def standing(self) -> ModelStanding:
        """How it does; nothing is asked of it."""
        return ModelStanding(self.name, self._breaker.state, self._retries.calls, self._retries.retries)

    # Any: what a coroutine is sent and yields, which is the loop's business.
    async def apart(self, work: Callable[[], Coroutine[Any, Any, _Result]]) -> _Result:
        """What comes of work that calls the model, done on the model's own loop."""
        return await self._loop.run(work)

    async def open(self) -> None:
        """Load it, once; what is left of a first question's time should not go into that. Raises ModelUnavailable."""
        async with self._opening:
            if self._opened is None:
                self._opened = await asyncio.to_thread(self._open_model)

    @asynccontextmanager
    async def call(self, until: float) -> AsyncIterator[Call]:
        """A place to ask in, had by that time of the loop. Raises LanguageModelError.

        What of that is raised within counts against the model, which is let alone after too much of it. Leaving early
        for any other reason does not.
        """
        await self.open()
        assert self._opened is not None
        try:
            async with asyncio.timeout_at(until):
                await self._turns.acquire()
        except TimeoutError as error:
            raise ModelUnavailable("the language model is busy with other questions") from error
        try:
            with self._breaker.watch():
                yield Call(self._opened.model, self.settings, self._retries)
        finally:
            self._turns.release()

    async def health(self) -> ModelHealth:
        """Ask it one word, and say what came of it. Costs a dozen tokens."""
        begun = time.monotonic()
        trouble = await self.apart(self._probe)
        seconds = time.monotonic() - begun
        return ModelHealth(self.name, trouble is None, round(seconds, 2), trouble)

    def close(self) -> None:
        """Cancel all calls and close the connections."""
        self._loop.close(self._close)

    async def _probe(self) -> str | None:
        loop = asyncio.get_running_loop()
        try:
            await self.open()
            async with self.call(loop.time() + self.settings.first_token_seconds) as call:
                async for _ in call.say(_PROBE):
                    pass
        except LanguageModelError as error:
            return str(error)
        return None

    async def _close(self) -> None:
        if self._opened is not None and self._opened.close is not None:
            await self._opened.close()
