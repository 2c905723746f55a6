"""Answers with a language model, sentence by sentence as each is verified; the plain answer stands behind it."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

from server.answering.answer import Answer, Citation, Outcome, as_text
from server.answering.answerer import Listener, Prepared
from server.answering.citations import cite
from server.answering.composer import Composition
from server.answering.generation.beside import with_citations
from server.answering.generation.exchange import Exchange
from server.answering.generation.numbered_passage import show
from server.answering.generation.prompt import PROMPT_HASH, answer_messages
from server.answering.generation.relay import Relay
from server.answering.generation.writing import Writing
from server.answering.statements import Statement
from server.answering.suspicion import Suspicion
from server.answering.version_cache import VersionCache
from server.errors import AllowanceSpent, LanguageModelError
from server.language_model.allowance import Allowance
from server.language_model.call import guess
from server.language_model.language_model import LanguageModel
from server.language_model.messages import Messages

_WRITTEN = frozenset({Outcome.ANSWERED, Outcome.PARTLY_ANSWERED})
_PLAIN = "These are the documents' own sentences."
_UNVERIFIED = "nothing that the language model wrote could be verified"


class GenerativeAnswerer:
    """Says what a language model writes, as far as the passages it cites support it.

    Abstentions and approved answers are not rewritten: nothing is gained by it. Where the model is down or slow, breaks
    off, or says nothing that holds, the plain answer is given, with a notice.
    """

    def __init__(
        self,
        model: LanguageModel,
        allowance: Allowance,
        versions: VersionCache,
        suspicion: Suspicion,
        mark_id: Callable[[], str] = lambda: secrets.token_hex(8),
    ) -> None:
        self._model = model
        self._allowance = allowance
        self._versions = versions
        self._suspicion = suspicion
        self._mark_id = mark_id

    async def answer(self, prepared: Prepared, listener: Listener) -> Answer:
        """The verified answer, or the plain one. Cancelling the task closes the connection to the model."""
        if prepared.answer.exemplar is not None or prepared.answer.outcome not in _WRITTEN:
            return prepared.answer
        # The model is asked the whole of it, also where the plain answer is to needs found in it.
        whole = replace(prepared, question=replace(prepared.question, text=prepared.answer.question))
        relay = Relay(listener)
        return await self._model.apart(lambda: self._answer(whole, relay))

    async def _answer(self, prepared: Prepared, listener: Listener) -> Answer:
        settings = self._model.settings
        shown = await asyncio.to_thread(show, prepared, settings.passages, self._versions, self._suspicion)
        writing = Writing(prepared, shown.passages, self._versions)
        exchange = Exchange(self._model, prepared, writing, listener, self._mark_id)
        messages = answer_messages(prepared.question, shown.passages, self._mark_id())
        try:
            async with self._accounting(prepared.asker_id, messages, exchange):
                await exchange.run(messages)
        except LanguageModelError as error:
            return _plain(prepared.answer, writing, exchange, str(error))
        composition = writing.composition
        if not composition.sentences:
            return _plain(prepared.answer, writing, exchange, _UNVERIFIED)
        kept_from_it = [self._cite(statement) for statement in shown.suspicious]
        beside = with_citations(prepared.answer, composition.citations, kept_from_it)
        return self._written(beside, composition, writing, exchange)

    def _cite(self, statement: Statement) -> Citation:
        version = self._versions.get(statement.passage.chunk.version_id)
        return cite(0, statement.passage, statement.span, version.text)

    @asynccontextmanager
    async def _accounting(self, asker_id: str | None, messages: Messages, exchange: Exchange) -> AsyncIterator[None]:
        """Charges the asker for what is used meanwhile. Raises AllowanceSpent where they have nothing left."""
        if asker_id is None:
            yield
            return
        most = guess(messages, 0).input_tokens + self._model.settings.longest_reply
        if not await asyncio.to_thread(self._allowance.set_aside, asker_id, most):
            raise AllowanceSpent("your share of the language model for today is used up")
        try:
            yield
        finally:
            used = exchange.usage.tokens if exchange.usage else 0
            await asyncio.to_thread(self._allowance.settle, asker_id, most, used)

    def _written(self, answer: Answer, composition: Composition, writing: Writing, exchange: Exchange) -> Answer:
        missing = tuple(dict.fromkeys((*answer.missing, *writing.missing)))
        return replace(
            answer,
            outcome=Outcome.PARTLY_ANSWERED if missing else answer.outcome,
            text=as_text(composition.sentences),
            sentences=composition.sentences,
            missing=missing,
            notices=(*answer.notices, *_notices(writing)),
            timings_ms={**answer.timings_ms, **exchange.timings_ms},
            making=replace(
                answer.making,
                model=self._model.name,
                prompt_hash=PROMPT_HASH,
                dropped=writing.dropped,
                usage=exchange.usage,
            ),
        )


def _plain(answer: Answer, writing: Writing, exchange: Exchange, why: str) -> Answer:
    """The documents' own sentences, with what became of the model's."""
    return replace(
        answer,
        notices=(*answer.notices, f"{why[:1].upper()}{why[1:]}. {_PLAIN}"),
        timings_ms={**answer.timings_ms, **exchange.timings_ms},
        making=replace(answer.making, dropped=writing.dropped, usage=exchange.usage),
    )


def _notices(writing: Writing) -> list[str]:
    told = []
    if changed := writing.corrected:
        told.append(f"{_count(changed)} corrected after checking against the documents.")
    if lost := len(writing.dropped) - changed:
        told.append(f"{_count(lost)} left out: the documents do not say so.")
    return told


def _count(sentences: int) -> str:
    if sentences == 1:
        return "One sentence of the language model was"
    return f"{sentences} sentences of the language model were"
