"""Lays a draft beside the nearest approved answer: which of its points does the draft not make?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ingest.index.documents import EVERYONE, DocumentKind
from ingest.index.scope import Scope
from ingest.index.sentences import Span
from server.answering.answer import AnswerSentence, Citation
from server.answering.exemplars.approved import Approved
from server.answering.exemplars.exemplars import Exemplars
from server.answering.question import Question
from server.answering.verification.words import telling_stems
from server.drafts.citing import Citations
from server.drafts.draft_check import AbsentPoint, ExemplarComparison
from server.drafts.sentences import Sentence
from server.drafts.settings import DraftSettings
from server.retrieval.retriever import Retriever

_CONSIDERED = 3
_MOST_ABSENT = 4


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest approved answer that may be offered, and how near it is."""

    approved: Approved
    likeness: float

    @property
    def said_to_customers(self) -> tuple[Citation, ...]:
        """What it rests on, and so tells: approved to be told, where the answer is for everybody."""
        return self.approved.citations if EVERYONE in self.approved.description.audience else ()

    def wording_of(self, version_id: str, span: Span) -> str | None:
        """The sentence that says what stands there, in words for customers."""
        numbers = {
            one.number
            for one in self.approved.citations
            if one.version == version_id and one.start < span.end and span.start < one.end
        }
        said = (sentence.text for sentence in self.approved.sentences if numbers.intersection(sentence.citations))
        return next(said, None)

    @property
    def text(self) -> str:
        """What it says."""
        return " ".join(sentence.text for sentence in self.approved.sentences)


class ExemplarComparing:
    """Finds approved answers to the same ticket, and compares."""

    def __init__(self, retriever: Retriever, exemplars: Exemplars, settings: DraftSettings) -> None:
        self._retriever = retriever
        self._exemplars = exemplars
        self._settings = settings

    def nearest(self, about: str, sentences: Sequence[Sentence], scope: Scope) -> Nearest | None:
        """The approved answer likest this draft, if one is near; withheld ones are passed over."""
        told = [sentence.text for sentence in sentences]
        asked = about or " ".join(told)
        among = replace(scope, kinds=frozenset({DocumentKind.EXEMPLAR}))
        if not asked.strip():
            return None
        hits = self._retriever.retrieve(Question(asked), among, _CONSIDERED).passages
        likenesses = {
            hit.version_id: self._asked(hit.best.description.questions or (hit.title,), asked) for hit in hits
        }
        for version_id in sorted(likenesses, key=lambda one: -likenesses[one]):
            approved = self._exemplars.verified(version_id, scope)
            if approved is not None:
                likeness = max(likenesses[version_id], self._likeness(approved, told))
                return Nearest(approved, likeness) if likeness >= self._settings.exemplar else None
        return None

    def compare(self, nearest: Nearest, sentences: Sequence[Sentence], citations: Citations) -> ExemplarComparison:
        """The points of the approved answer that the draft does not make."""
        told = [sentence.text for sentence in sentences]
        numbers = {one.number: one for one in nearest.approved.citations}
        absent = [one for one in nearest.approved.sentences if one.citations and not self._is_made(one, told)]
        points = tuple(
            AbsentPoint(one.text, tuple(citations.renumbered(numbers[number]) for number in one.citations))
            for one in absent[:_MOST_ABSENT]
        )
        return ExemplarComparison(nearest.approved.link, round(nearest.likeness, 4), points)

    def _asked(self, questions: Sequence[str], asked: str) -> float:
        """How like one of the questions it answers the ticket is, or a line of it."""
        lines = [line for line in asked.split("\n") if line.strip()]
        return float((self._retriever.embed_texts(questions) @ self._retriever.embed_texts(lines).T).max())

    def _likeness(self, approved: Approved, told: Sequence[str]) -> float:
        """How near, on average, the claims of the draft come to a sentence of the approved answer."""
        theirs = [sentence.text for sentence in approved.sentences]
        alike = self._retriever.embed_texts(told) @ self._retriever.embed_texts(theirs).T
        best = sorted(alike.max(axis=1).tolist(), reverse=True)
        return float(np.mean(best[:_CONSIDERED])) if best else 0.0

    def _is_made(self, point: AnswerSentence, told: Sequence[str]) -> bool:
        wanted = telling_stems(point.text)
        if wanted and len(wanted & telling_stems(" ".join(told))) >= self._settings.met_words * len(wanted):
            return True
        alike = self._retriever.embed_texts([point.text]) @ self._retriever.embed_texts(told).T
        return float(alike.max()) >= self._settings.made
