"""An answer as server-sent events: the same content as its JSON, piece by piece."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import suppress

from fastapi.sse import format_sse_event
from pydantic import TypeAdapter

from server.answering.answer import Answer, AnswerSentence, Citation, LessonLink, Outcome
from server.answering.answerer import Listener
from server.api.failure import log_failure

_ANSWER = TypeAdapter(Answer)
_CITATION = TypeAdapter(Citation)
_LESSON = TypeAdapter(LessonLink)
_STRINGS = TypeAdapter(dict[str, str])


async def answer_events(ask: Callable[[Listener], Awaitable[Answer]]) -> AsyncGenerator[bytes, None]:
    """Ask, and tell meanwhile; what goes wrong is told as an `error` event. Who stops listening ends the question."""
    teller = Teller()
    asked = asyncio.create_task(_ask(ask, teller))
    try:
        async for event in teller.events():
            yield event
    finally:
        asked.cancel()
        with suppress(asyncio.CancelledError):
            await asked


async def _ask(ask: Callable[[Listener], Awaitable[Answer]], teller: "Teller") -> None:
    try:
        teller.finish(await ask(teller))
    except Exception as error:  # noqa: BLE001 - the outermost edge: the answer's status has been sent
        teller.fail(error)


class Teller:
    """Hears an answer and makes events of it: `meta`, each sentence followed by the citations it is the first to use,
    the lesson, and the whole.

    A second `meta` begins anew: what was told before it is not in the answer.
    """

    is_patient = True

    def __init__(self) -> None:
        self._queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._outcome: Outcome | None = None
        self._told: list[AnswerSentence] = []
        self._cited: set[int] = set()

    async def events(self) -> AsyncIterator[bytes]:
        """The events as they come, until the answer has ended."""
        while (event := await self._queue.get()) is not None:
            yield event

    def begin(self, answer: Answer) -> None:
        """Tell `meta`."""
        self._outcome = answer.outcome
        self._told, self._cited = [], set()
        self._tell("meta", _ANSWER.dump_json(answer, include={"id", "outcome", "as_of"}))

    def hear(self, sentence: AnswerSentence, citations: Sequence[Citation]) -> None:
        """Tell one more sentence."""
        marked = sentence.text + "".join(f" [{number}]" for number in sentence.citations)
        self._say(f" {marked}" if self._told else marked, citations)
        self._told.append(sentence)

    def finish(self, answer: Answer) -> None:
        """Tell what was not told yet, and the whole."""
        if self._outcome is not answer.outcome or tuple(self._told) != answer.sentences[: len(self._told)]:
            self.begin(answer)
        self._tell_rest(answer)
        if answer.lesson is not None:
            self._tell("lesson", _LESSON.dump_json(answer.lesson))
        self._tell("done", _ANSWER.dump_json(answer))
        self._queue.put_nowait(None)

    def fail(self, error: Exception) -> None:
        """Tell what went wrong."""
        self._tell("error", log_failure(error, "answering").to_json().encode())
        self._queue.put_nowait(None)

    def _tell_rest(self, answer: Answer) -> None:
        pieces = split_text(answer)
        known = {citation.number: citation for citation in answer.citations}
        for place in range(len(self._told), len(pieces)):
            is_last = place == len(pieces) - 1
            used = tuple(known) if is_last else answer.sentences[place].citations
            self._say(pieces[place], [known[number] for number in dict.fromkeys(used) if number in known])

    def _say(self, text: str, citations: Iterable[Citation]) -> None:
        self._tell("delta", _STRINGS.dump_json({"text": text}))
        for citation in citations:
            if citation.number not in self._cited:
                self._cited.add(citation.number)
                self._tell("citation", _CITATION.dump_json(citation))

    def _tell(self, event: str, data: bytes) -> None:
        self._queue.put_nowait(format_sse_event(event=event, data_str=data.decode()))


def split_text(answer: Answer) -> list[str]:
    """The text in pieces that end where its sentences end; joined they are the text."""
    text, starts, cursor = answer.text, [0], 0
    for sentence in answer.sentences[1:]:
        start = text.find(sentence.text, cursor + 1)
        if start < 0:
            continue
        cursor = start
        starts.append(len(text[:start].rstrip()))
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
