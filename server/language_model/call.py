"""One call to a language model: its reply piece by piece, within limits of time."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TYPE_CHECKING

from server.answering.answer import Usage
from server.errors import LanguageModelError, ModelBrokeOff
from server.language_model.failure import as_failure, may_pass
from server.language_model.messages import Messages
from server.language_model.retry_budget import RetryBudget
from server.language_model.settings import LanguageModelSettings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk

_CHARACTERS_PER_TOKEN = 4
_BROKEN_OFF = frozenset({"length", "max_tokens", "content_filter", "refusal"})


class Call:
    """Asks one model; what it read and wrote adds up in `usage`."""

    def __init__(self, model: BaseChatModel, settings: LanguageModelSettings, retries: RetryBudget) -> None:
        self._model = model
        self._settings = settings
        self._retries = retries
        self._told = Usage(0, 0)
        self._guessed = Usage(0, 0)

    @property
    def usage(self) -> Usage:
        """In tokens as the provider counts them; guessed from the characters where it does not say, with the cost."""
        told, guessed = self._told, self._guessed
        return priced(
            Usage(told.input_tokens + guessed.input_tokens, told.output_tokens + guessed.output_tokens), self._settings
        )

    async def say(self, messages: Messages) -> AsyncGenerator[str, None]:
        """The reply as it comes. Raises LanguageModelError; after the first piece nothing is tried again."""
        self._retries.earn()
        for attempt in range(1, self._settings.attempts + 1):
            has_spoken = False
            try:
                async with aclosing(self._stream(messages)) as pieces:
                    async for piece in pieces:
                        has_spoken = True
                        yield piece
                return
            except Exception as error:  # any provider's library may fail in its own way: this is where it becomes ours
                if has_spoken:
                    raise _after_the_beginning(error) from error
                is_last = attempt == self._settings.attempts
                if is_last or not may_pass(error) or not self._retries.spend():
                    raise as_failure(error) from error
            await asyncio.sleep(full_jitter(attempt, self._settings.wait_seconds))

    async def _stream(self, messages: Messages) -> AsyncGenerator[str, None]:
        told, written, finish = Usage(0, 0), 0, None
        limit = self._settings.first_token_seconds
        try:
            async with aclosing(_chunks(self._model, messages)) as chunks:
                while True:
                    async with asyncio.timeout(limit):
                        chunk = await anext(chunks, None)
                    if chunk is None:
                        break
                    told = _sum(told, chunk)
                    finish = _finish_of(chunk) or finish
                    if text := str(chunk.text):
                        limit = self._settings.pause_seconds
                        written += len(text)
                        yield text
        finally:
            self._count(told, messages, written)
        if finish in _BROKEN_OFF:
            raise ModelBrokeOff("the language model did not end its reply")

    def _count(self, told: Usage, messages: Messages, written: int) -> None:
        if told.input_tokens or told.output_tokens:
            self._told = _add(self._told, told)
        elif written:
            self._guessed = _add(self._guessed, guess(messages, written))


def guess(messages: Messages, written: int) -> Usage:
    """About how many tokens these are."""
    return Usage(messages.length // _CHARACTERS_PER_TOKEN + 1, written // _CHARACTERS_PER_TOKEN + 1)


def full_jitter(attempt: int, longest: float) -> float:
    """Seconds to wait after an attempt: anything up to a limit that doubles with each (full jitter, Brooker 2015)."""
    return random.uniform(0.0, longest * 2 ** (attempt - 1))  # noqa: S311 - spreads load, guards nothing


def priced(usage: Usage, settings: LanguageModelSettings) -> Usage:
    """The same with its cost, where the prices are known."""
    read, write = settings.input_price, settings.output_price
    if read is None or write is None:
        return usage
    cost = (usage.input_tokens * read + usage.output_tokens * write) / 1_000_000
    return Usage(usage.input_tokens, usage.output_tokens, cost)


async def _chunks(model: BaseChatModel, messages: Messages) -> AsyncGenerator[AIMessageChunk, None]:
    """Its own generator, so that leaving it closes the connection."""
    stream = model.astream([("system", messages.rules), ("human", messages.task)])
    try:
        async for chunk in stream:
            yield chunk
    finally:
        close = getattr(stream, "aclose", None)
        if close is not None:
            await close()


def _after_the_beginning(error: Exception) -> LanguageModelError:
    if isinstance(error, LanguageModelError):
        return error
    return ModelBrokeOff("the language model broke off in its reply")


def _sum(told: Usage, chunk: AIMessageChunk) -> Usage:
    usage = chunk.usage_metadata
    if usage is None:
        return told
    return _add(told, Usage(usage["input_tokens"], usage["output_tokens"]))


def _add(one: Usage, other: Usage) -> Usage:
    return Usage(one.input_tokens + other.input_tokens, one.output_tokens + other.output_tokens)


def _finish_of(chunk: AIMessageChunk) -> str | None:
    told = chunk.response_metadata
    found = told.get("finish_reason") or told.get("stop_reason") or told.get("done_reason")
    return None if found is None else str(found)
