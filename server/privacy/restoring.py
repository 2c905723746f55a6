"""Gives the agent back what was replaced, in every text of an answer that is not a document's own."""

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from server.answering.answer import Answer, AnswerSentence, Citation, ExemplarLink, LessonLink
from server.answering.answerer import Listener

Restore = Callable[[str], str]

_OF_DOCUMENTS = (Citation, LessonLink, ExemplarLink)
"""What a document says is shown as it says it."""


def restore_answer(answer: Answer, restore: Restore) -> Answer:
    """The answer with every text restored, whichever fields it has: none can be forgotten."""
    restored = _restored(answer, restore)
    assert isinstance(restored, Answer)
    return restored


class RestoringListener:
    """Hears an answer with placeholders and passes it on without."""

    def __init__(self, listener: Listener, restore: Callable[[Answer], Answer], restore_text: Restore) -> None:
        self._listener = listener
        self._restore = restore
        self._restore_text = restore_text

    @property
    def is_patient(self) -> bool:
        """As whoever hears it in the end is."""
        return self._listener.is_patient

    def begin(self, answer: Answer) -> None:
        """Pass on what is known before the first sentence."""
        self._listener.begin(self._restore(answer))

    def hear(self, sentence: AnswerSentence, citations: Sequence[Citation]) -> None:
        """Pass one more sentence on."""
        self._listener.hear(replace(sentence, text=self._restore_text(sentence.text)), citations)


def _restored(value: Any, restore: Restore) -> Any:  # Any: whatever a field of an answer holds
    if type(value) is str:
        return restore(value)
    if isinstance(value, tuple):
        return tuple(_restored(one, restore) for one in value)
    if isinstance(value, _OF_DOCUMENTS) or not is_dataclass(value) or isinstance(value, type):
        return value
    before = {field.name: getattr(value, field.name) for field in fields(value)}
    after = {name: _restored(one, restore) for name, one in before.items()}
    changed = {name: one for name, one in after.items() if one != before[name]}
    return replace(value, **changed) if changed else value
