"""Tells a listener on its own loop what happens on another."""

import asyncio
from collections.abc import Sequence

from server.answering.answer import Answer, AnswerSentence, Citation
from server.answering.answerer import Listener


class Relay:
    """Hears an answer on any loop; the listener hears the same, in order, on the one where this was made."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._loop = asyncio.get_running_loop()

    @property
    def is_patient(self) -> bool:
        """As the listener is."""
        return self._listener.is_patient

    def begin(self, answer: Answer) -> None:
        """Pass on what is known before the first sentence."""
        self._loop.call_soon_threadsafe(self._listener.begin, answer)

    def hear(self, sentence: AnswerSentence, citations: Sequence[Citation]) -> None:
        """Pass one more sentence on."""
        self._loop.call_soon_threadsafe(self._listener.hear, sentence, citations)
