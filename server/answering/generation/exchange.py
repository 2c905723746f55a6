"""One question put to the language model: what is sent, what comes back, and when each has to be there."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress

from server.answering.answer import Usage
from server.answering.answerer import Listener, Prepared
from server.answering.generation.prompt import repair_messages
from server.answering.generation.reply_reader import Lacking, ReplyReader, Said
from server.answering.generation.writing import Writing
from server.errors import LanguageModelError, ModelBrokeOff, ModelTooSlow
from server.language_model.call import Call
from server.language_model.language_model import LanguageModel
from server.language_model.messages import Messages

_SOONEST = 0.1
_LEAST_REPAIR_SECONDS = 0.2


class Exchange:
    """Runs on the model's loop, once."""

    def __init__(
        self, model: LanguageModel, prepared: Prepared, writing: Writing, listener: Listener, mark_id: Callable[[], str]
    ) -> None:
        self.usage: Usage | None = None
        self._model = model
        self._settings = model.settings
        self._prepared = prepared
        self._writing = writing
        self._listener = listener
        self._mark_id = mark_id
        self._begun = asyncio.get_running_loop().time()
        self._first_at: float | None = None

    @property
    def timings_ms(self) -> dict[str, float]:
        """Milliseconds to the first sentence, and from there until now."""
        now = asyncio.get_running_loop().time()
        first = self._first_at or now
        return {
            "language_model": round((first - self._begun) * 1000, 2),
            "further_sentences": round((now - first) * 1000, 2),
        }

    async def run(self, messages: Messages) -> None:
        """Have the answer written. Raises LanguageModelError where what is written so far is not to be shown."""
        begun = await self._open()
        now = asyncio.get_running_loop().time()
        first = max(begun + self._settings.plain_answer_seconds, now + _SOONEST)
        async with self._model.call(first) as call:
            try:
                async with asyncio.timeout_at(first) as limit:
                    await self._read(call, messages, limit)
                    await self._repair(call, limit.when() or first)
            except TimeoutError as error:
                raise ModelTooSlow("the language model did not answer in time") from error
            finally:
                self.usage = call.usage if call.usage.tokens else None
        self._writing.use_own_words()
        if self._writing.composition.sentences:
            self._writing.lead_with_exceptions()

    async def _open(self) -> float:
        """From when the time runs: from the question, as if the model had been open then."""
        begun = self._prepared.begun_at or self._begun
        before = asyncio.get_running_loop().time()
        await self._model.open()
        return begun + asyncio.get_running_loop().time() - before

    async def _read(self, call: Call, messages: Messages, limit: asyncio.Timeout) -> None:
        async with aclosing(_objects(call, messages)) as objects:
            async for read in objects:
                for told in self._writing.take(read):
                    if self._first_at is None:
                        self._begin(limit)
                    self._listener.hear(told.sentence, told.citations)

    def _begin(self, limit: asyncio.Timeout) -> None:
        """Something is on screen: whoever sees it can wait for the rest."""
        self._first_at = asyncio.get_running_loop().time()
        if self._listener.is_patient:
            limit.reschedule(max(limit.when() or 0.0, self._begun + self._settings.whole_seconds))
        self._listener.begin(self._prepared.answer)

    async def _repair(self, call: Call, limit: float) -> None:
        """Have what does not hold said anew, once, where there is time for it."""
        now = asyncio.get_running_loop().time()
        until = min(limit - _LEAST_REPAIR_SECONDS / 2, now + self._settings.repair_seconds)
        failing = self._writing.failing
        if not failing or until - now < _LEAST_REPAIR_SECONDS:
            return
        passages = self._writing.passages_of_failing()
        messages = repair_messages(self._prepared.question, passages, failing, self._mark_id())
        # What was written before stands without it.
        with suppress(LanguageModelError, TimeoutError):
            async with asyncio.timeout_at(until), aclosing(_objects(call, messages)) as objects:
                async for read in objects:
                    if isinstance(read, Said):
                        self._writing.correct(read)


async def _objects(call: Call, messages: Messages) -> AsyncGenerator[Said | Lacking, None]:
    """What the reply says, as it comes. Raises LanguageModelError, also where it ends in the middle."""
    reader = ReplyReader()
    async with aclosing(call.say(messages)) as pieces:
        async for piece in pieces:
            for read in reader.feed(piece):
                yield read
    if reader.is_within:
        raise ModelBrokeOff("the language model did not end its reply")
