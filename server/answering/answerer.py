"""The port of what turns passages into sentences that cite them."""

from dataclasses import dataclass
from typing import Protocol

from server.answering.answer import AnswerSentence, Citation
from server.answering.question import Question
from server.retrieval.retrieval import RetrievedPassage


@dataclass(frozen=True, slots=True)
class Composition:
    """Sentences and their citations, numbered from 1 in the order they are first used."""

    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]


class Answerer(Protocol):
    """Composes an answer from confirmed passages."""

    def compose(self, question: Question, passages: tuple[RetrievedPassage, ...]) -> Composition:
        """The answer; empty when the passages hold no statement. Every sentence cites a span of a passage given."""
        ...
