"""Answers without a language model: the sentences of the documents that answer are the answer."""

from server.answering.answer import Answer
from server.answering.answerer import Listener, Prepared


class ExtractiveAnswerer:
    """The evidence itself is the answer."""

    async def answer(self, prepared: Prepared, listener: Listener) -> Answer:
        """What was prepared, as it is."""
        return prepared.answer
