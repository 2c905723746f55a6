"""The port of what says the answer: the documents' own sentences, or a language model's, checked against them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from server.answering.answer import Answer, AnswerSentence, Citation
from server.answering.question import Question
from server.retrieval.retrieval import Retrieval


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question with all that was found for it, and the answer in the documents' own sentences."""

    question: Question
    """The question itself, or the need in it that was answered."""
    retrieval: Retrieval
    answer: Answer
    asker_id: str | None = None
    """Whose share of the language model it uses; nobody's in an evaluation."""
    begun_at: float | None = None
    """When the question came, on the monotonic clock: from there the time for an answer runs."""


class Listener(Protocol):
    """Who hears an answer while it is being said. What it heard counts for nothing against the whole answer."""

    @property
    def is_patient(self) -> bool:
        """Whether sentences are shown as they come, so that the rest may take longer than the first of them."""
        ...

    def begin(self, answer: Answer) -> None:
        """What is known before the first sentence: the id, the outcome, the moment."""
        ...

    def hear(self, sentence: AnswerSentence, citations: Sequence[Citation]) -> None:
        """One more sentence, checked, with those of its citations that were not told before."""
        ...


@dataclass(frozen=True, slots=True)
class NobodyListens:
    """For whoever wants the whole answer only."""

    is_patient: bool = False

    def begin(self, answer: Answer) -> None:
        """Hear nothing."""

    def hear(self, sentence: AnswerSentence, citations: Sequence[Citation]) -> None:
        """Hear nothing."""


class Answerer(Protocol):
    """Says the answer. Every sentence cites a span of what was found; what is not supported is not said."""

    async def answer(self, prepared: Prepared, listener: Listener) -> Answer:
        """The answer, something of it on screen within three seconds. Cancelling the task ends all begun for it."""
        ...
