"""The port of what turns evidence into sentences that cite it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from server.answering.answer import AnswerSentence, Citation
from server.answering.evidence import Weighed
from server.answering.question import Question


@dataclass(frozen=True, slots=True)
class Composition:
    """Sentences and their citations, numbered from 1 in the order they are first used."""

    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]


class Answerer(Protocol):
    """Composes an answer from the statements of confirmed passages."""

    def compose(self, question: Question, evidence: Sequence[Weighed]) -> Composition:
        """The answer; empty when there is no evidence. Every sentence cites a span of a statement given."""
        ...
