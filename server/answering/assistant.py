"""Answers a question within a scope: an approved answer, the evidence itself, or an honest abstention."""

import os
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime

from ingest.index.documents import DocumentKind
from ingest.index.scope import Scope
from ingest.index.sentences import Span
from server.answering.abstention import AbstentionSettings, confidence
from server.answering.answer import Answer, AnswerSentence, Citation, ExemplarLink, LessonLink, Making, Outcome
from server.answering.answerer import Prepared
from server.answering.citations import cite
from server.answering.composer import Composer
from server.answering.evidence import Weighed
from server.answering.evidence_reader import EvidenceReader
from server.answering.exemplars import Exemplars
from server.answering.needs import needs
from server.answering.question import Question
from server.answering.turns import Turns
from server.answering.version_cache import VersionCache
from server.learning.programme import Programme
from server.retrieval.retrieval import Retrieval, RetrievedPassage
from server.retrieval.retriever import Retriever

EVIDENCE = frozenset({DocumentKind.POLICY, DocumentKind.PRODUCT})
_PASSAGES = 8
_ASKING_BONUS = 0.15
_NEAREST = 3
_NOT_FOUND = "The documents do not answer this. The closest passages are below; the owner of one of them may know."


@dataclass
class Stopwatch:
    """Milliseconds of each step."""

    laps: dict[str, float] = field(default_factory=dict)
    _last: float = field(default_factory=time.perf_counter)

    def lap(self, name: str) -> None:
        """What passed since the last lap belongs to this step."""
        now = time.perf_counter()
        self.laps[name] = round((now - self._last) * 1000, 2)
        self._last = now

    def since_start(self) -> float:
        """Seconds since it was started; of use before the first lap."""
        return time.perf_counter() - self._last


@dataclass(frozen=True, slots=True)
class _Said:
    outcome: Outcome
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    exemplar: ExemplarLink | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found for a question, or for a need in it."""

    question: Question
    retrieval: Retrieval
    evidence: Sequence[Weighed]


@dataclass(frozen=True, slots=True)
class WidelyPrepared:
    """An answer in the documents' own sentences, beside what a search for its whole question finds, of one pass."""

    prepared: Prepared
    retrieval: Retrieval
    search_seconds: float
    """How long that search took; part of the answer's time."""


class Assistant:
    """From a question to an answer in the documents' own sentences. Safe to use from several threads."""

    def __init__(
        self,
        retriever: Retriever,
        reader: EvidenceReader,
        composer: Composer,
        exemplars: Exemplars,
        programme: Programme,
        versions: VersionCache,
        abstention: AbstentionSettings,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._retriever = retriever
        self._reader = reader
        self._composer = composer
        self._exemplars = exemplars
        self._programme = programme
        self._versions = versions
        self._abstention = abstention
        self._clock = clock
        # More answers at once than there are processors only take the interpreter from each other.
        self._turns = Turns(os.cpu_count() or 1)

    def search(self, question: Question, scope: Scope, k: int) -> Retrieval:
        """The k passages of policies and product documents that most likely answer."""
        return self._find(question, scope, k).retrieval

    def _find(self, question: Question, scope: Scope, k: int, further: int = 0) -> _Found:
        found = self._retriever.retrieve(question, _evidence_scope(scope), k, further)
        evidence = self._reader.read(question, found.passages[:_PASSAGES])
        nearest = max((item.likeness for item in evidence), default=0.0)
        signals = replace(found.signals, statement_similarity=nearest)
        sure = confidence(signals, self._abstention)
        return _Found(question, Retrieval(found.passages, signals, sure, found.further), evidence)

    def prepare(self, question: Question, scope: Scope) -> Prepared:
        """The answer; its outcome says whether the documents gave one. Waits while many others are being answered."""
        return self.prepare_widely(question, scope, _PASSAGES).prepared

    def prepare_widely(self, question: Question, scope: Scope, k: int) -> WidelyPrepared:
        """What `prepare` and `search` give, at little more than the price of the answer; for who measures both.

        Of the k passages only those that an answer may use have their texts.
        """
        with self._turns:
            return self._prepare(question, scope, max(k - _PASSAGES, 0))

    def _prepare(self, question: Question, scope: Scope, further: int) -> WidelyPrepared:
        asked_at = self._clock()
        watch = Stopwatch()
        searched = self._find(question, scope, _PASSAGES, further)
        search_seconds = watch.since_start()
        parts = needs(question.text)
        found = self._understand(searched, parts, scope)
        watch.lap("retrieve")
        said = self._say(found, scope, watch, is_long=bool(parts))
        lesson = self._lesson_for(found, scope, said)
        watch.lap("lesson")
        answer = Answer(
            id=uuid.uuid4().hex,
            question=question.text,
            outcome=said.outcome,
            text=_as_text(said.sentences),
            sentences=said.sentences,
            citations=said.citations,
            as_of=scope.as_of,
            asked_at=asked_at,
            confidence=round(found.retrieval.confidence, 4),
            nearest=said.nearest,
            lesson=lesson,
            exemplar=said.exemplar,
            timings_ms=watch.laps,
            making=Making(signals=asdict(found.retrieval.signals)),
        )
        return WidelyPrepared(Prepared(found.question, found.retrieval, answer), searched.retrieval, search_seconds)

    def _understand(self, whole: _Found, parts: Sequence[str], scope: Scope) -> _Found:
        """Of a long message, the need in it that is best answered; otherwise the question itself."""
        needed = (self._find(replace(whole.question, text=need), scope, _PASSAGES) for need in parts)
        return max(
            (whole, *needed),
            key=lambda one: one.retrieval.confidence + (_ASKING_BONUS if one.question.text.endswith("?") else 0.0),
        )

    def _lesson_for(self, found: _Found, scope: Scope, said: _Said) -> LessonLink | None:
        """None where what was found is too far off to say what the question is about."""
        is_answered = said.outcome is not Outcome.NOT_IN_DOCUMENTS
        if not is_answered and found.retrieval.confidence < self._abstention.enough(found.question) / 2:
            return None
        return self._programme.lesson_for(found.question.text, said.citations or said.nearest, scope, is_answered)

    def _say(self, found: _Found, scope: Scope, watch: Stopwatch, *, is_long: bool) -> _Said:
        """What is found for one need of a long message is part of an answer."""
        question, retrieval = found.question, found.retrieval
        offered = self._exemplars.offer(question, scope)
        watch.lap("exemplar")
        if offered is not None:
            return _Said(Outcome.ANSWERED, offered.sentences, offered.citations, exemplar=offered.link)
        is_sure = retrieval.confidence >= self._abstention.enough(question)
        if not retrieval.passages or not (is_sure or (is_long and retrieval.confidence >= self._abstention.some)):
            return self._abstain(retrieval)
        composition = self._composer.compose(question, found.evidence)
        watch.lap("compose")
        if not composition.sentences:
            return self._abstain(retrieval)
        outcome = Outcome.ANSWERED if is_sure else Outcome.PARTLY_ANSWERED
        return _Said(outcome, composition.sentences, composition.citations)

    def _abstain(self, retrieval: Retrieval) -> _Said:
        nearest = tuple(
            cite_best(number, passage, self._versions)
            for number, passage in enumerate(retrieval.passages[:_NEAREST], 1)
        )
        return _Said(Outcome.NOT_IN_DOCUMENTS, (AnswerSentence(_NOT_FOUND, ()),), nearest=nearest)


def cite_best(number: int, passage: RetrievedPassage, versions: VersionCache) -> Citation:
    """A citation of the chunk that matched best, whole."""
    chunk = passage.best.chunk
    return cite(number, passage.best, Span(chunk.start, chunk.end), versions.get(chunk.version_id).text)


def _evidence_scope(scope: Scope) -> Scope:
    return Scope(scope.groups, scope.as_of, scope.tags, scope.kinds & EVIDENCE)


def _as_text(sentences: tuple[AnswerSentence, ...]) -> str:
    return " ".join(sentence.text + "".join(f" [{number}]" for number in sentence.citations) for sentence in sentences)
