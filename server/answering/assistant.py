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
from server.answering.abstention import AbstentionSettings, confidence, weights
from server.answering.answer import (
    Answer,
    AnswerSentence,
    Citation,
    Conditions,
    Conflict,
    ExemplarLink,
    LessonLink,
    Making,
    Option,
    OtherTime,
    Outcome,
    Slot,
    as_text,
)
from server.answering.answerer import Prepared
from server.answering.citations import cite
from server.answering.clarification.clarification import (
    ClarificationSettings,
    are_rows_of_one_table,
    options,
    variants,
)
from server.answering.composer import Composer, Composition
from server.answering.conflicts.conflicts import Conflicts
from server.answering.conflicts.told import tell
from server.answering.evidence_reader import EvidenceReader
from server.answering.exceptions.exceptions import Exceptions
from server.answering.exemplars.exemplars import Exemplars, Fitting, Offered
from server.answering.exemplars.slots import open_slots
from server.answering.finding import Finding, together
from server.answering.joining import join
from server.answering.needs.message_needs import needs_of_question
from server.answering.needs.ticket_needs import is_need_of_ticket
from server.answering.other_time import differ, other_time
from server.answering.question import Question
from server.answering.suspicion import Suspicion
from server.answering.turns import Turns
from server.answering.version_cache import VersionCache
from server.learning.programme import Programme
from server.retrieval.retrieval import Retrieval, RetrievedPassage
from server.retrieval.retriever import Retriever

EVIDENCE = frozenset({DocumentKind.POLICY, DocumentKind.PRODUCT})
_PASSAGES = 8
_ASKING_BONUS = 0.08
_NEAREST = 3
_LONGEST_BY_CASE = 12
_WHICH = "The documents answer this differently from case to case. Which of these do you mean?"
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
    slots: tuple[Slot, ...] = ()
    notices: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    missing: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()


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
        suspicion: Suspicion,
        composer: Composer,
        exemplars: Exemplars,
        exceptions: Exceptions,
        conflicts: Conflicts,
        programme: Programme,
        versions: VersionCache,
        abstention: AbstentionSettings,
        clarification: ClarificationSettings,
        conditions: Callable[[], Conditions],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._retriever = retriever
        self._reader = reader
        self._suspicion = suspicion
        self._composer = composer
        self._exemplars = exemplars
        self._exceptions = exceptions
        self._conflicts = conflicts
        self._programme = programme
        self._versions = versions
        self._abstention = abstention
        self._clarification = clarification
        self._conditions = conditions
        self._clock = clock
        # More answers at once than there are processors only take the interpreter from each other.
        self._turns = Turns(os.cpu_count() or 1)

    def search(self, question: Question, scope: Scope, k: int) -> Retrieval:
        """The k passages of policies and product documents that most likely answer."""
        return self._find(question, scope, k).retrieval

    def _find(self, question: Question, scope: Scope, k: int, further: int = 0) -> Finding:
        found = self._retriever.retrieve(question, _evidence_scope(scope), k, further)
        question = found.question
        parted = self._suspicion.part(question, self._reader.read(question, found.passages[:_PASSAGES]))
        nearest = max((item.likeness for item in parted.trusted), default=0.0)
        signals = replace(found.signals, statement_similarity=nearest)
        sure = confidence(signals, self._abstention)
        retrieval = Retrieval(found.passages, signals, sure, found.further)
        return Finding(question, retrieval, parted.trusted, parted.suspicious)

    def weigh_exemplars(self, question: Question, scope: Scope) -> list[Fitting]:
        """The approved answers that come nearest to a question, with what speaks for each; for who measures them."""
        return self._exemplars.weighed(question, self._find(question, scope, _PASSAGES).evidence, scope)

    def prepare(self, question: Question, scope: Scope) -> Prepared:
        """The answer; its outcome says whether the documents gave one. Waits while many others are being answered."""
        return self.prepare_widely(question, scope, _PASSAGES).prepared

    def prepare_alone(self, question: Question, scope: Scope) -> Prepared:
        """The same answer without what the rules of today say beside it, at half the price where the moment is past."""
        with self._turns:
            return self._prepare(question, scope, 0, is_beside_today=False).prepared

    def prepare_widely(self, question: Question, scope: Scope, k: int) -> WidelyPrepared:
        """What `prepare` and `search` give, at little more than the price of the answer; for who measures both.

        Of the k passages only those that an answer may use have their texts.
        """
        with self._turns:
            return self._prepare(question, scope, max(k - _PASSAGES, 0))

    def _prepare(
        self, question: Question, scope: Scope, further: int, *, is_beside_today: bool = True
    ) -> WidelyPrepared:
        asked_at = self._clock()
        watch = Stopwatch()
        searched = self._find(question, scope, _PASSAGES, further)
        search_seconds = watch.since_start()
        is_need = is_need_of_ticket(question)
        needed = [] if is_need else self._find_needs(question, scope)
        several = self._several(needed)
        found = together(question, several, _PASSAGES) if several else self._best(searched, needed)
        watch.lap("retrieve")
        is_part = is_need or bool(needed)
        if several:
            said = self._weigh_up(self._say_each(several, needed, scope), found.question, scope)
        else:
            said = self._say(found, scope, watch, is_part=is_part)
        lesson = self._lesson_for(found, scope, said)
        watch.lap("lesson")
        answer = Answer(
            id=uuid.uuid4().hex,
            question=question.text,
            outcome=said.outcome,
            text=as_text(said.sentences),
            sentences=said.sentences,
            citations=said.citations,
            as_of=scope.as_of,
            asked_at=asked_at,
            confidence=round(found.retrieval.confidence, 4),
            nearest=said.nearest,
            missing=said.missing,
            options=said.options,
            suspicious=self._cite_suspicious(found, len(said.citations) + len(said.nearest)),
            lesson=lesson,
            conflicts=said.conflicts,
            notices=said.notices,
            exemplar=said.exemplar,
            slots=said.slots,
            timings_ms=watch.laps,
            making=self._making(found),
        )
        if is_beside_today and answer.as_of.date() < asked_at.date():
            answer = replace(answer, today=self._today(question, scope, answer))
            watch.lap("today")
        return WidelyPrepared(Prepared(found.question, found.retrieval, answer), searched.retrieval, search_seconds)

    def _today(self, question: Question, scope: Scope, then: Answer) -> OtherTime | None:
        """What the rules of now say, where they say something else than those of an earlier day."""
        now = self._prepare(question, replace(scope, as_of=then.asked_at), 0).prepared.answer
        return other_time(now) if differ(then, now) else None

    def _cite_suspicious(self, found: Finding, shown: int) -> tuple[Citation, ...]:
        """The planted statements, numbered after what is shown otherwise."""
        return tuple(
            cite(number, one.passage, one.span, self._versions.get(one.passage.chunk.version_id).text)
            for number, one in enumerate(found.suspicious, shown + 1)
        )

    def _making(self, found: Finding) -> Making:
        signals = asdict(found.retrieval.signals)
        enough = self._abstention.enough(found.question)
        return Making(signals, weights(self._abstention), enough, self._conditions())

    def _find_needs(self, question: Question, scope: Scope) -> list[Finding]:
        """What is found for each need of a long or compound message; nothing for a plain question."""
        needs = needs_of_question(question.text)
        return [
            replace(self._find(replace(question, text=need.question), scope, _PASSAGES), need=need) for need in needs
        ]

    def _best(self, whole: Finding, needed: Sequence[Finding]) -> Finding:
        """Of a long message, the need in it that is best answered; otherwise the question itself."""
        return max(
            (whole, *needed),
            key=lambda one: one.retrieval.confidence + (_ASKING_BONUS if one.is_asked else 0.0),
        )

    def _several(self, needed: Sequence[Finding]) -> list[Finding]:
        """Where a message asks more than one thing: what is found for those that the documents answer."""
        asked = [one for one in needed if one.is_asked]
        enough = self._abstention.enough
        sure = [one for one in asked if one.evidence and one.retrieval.confidence >= enough(one.question)]
        return sure if len(asked) > 1 else []

    def _compose(self, found: Finding, scope: Scope) -> Composition:
        rulings = self._exceptions.speaking(found.question, found.evidence, scope)
        composed = self._composer.compose(found.question, found.evidence)
        return self._exceptions.put_first(composed, found.question, rulings, scope)

    def _weigh_up(self, said: _Said, question: Question, scope: Scope) -> _Said:
        """What is said, with what contradicts it."""
        conflicts = self._conflicts.against(said.citations, question, scope)
        told = tell(Composition(said.sentences, said.citations), conflicts)
        return replace(said, sentences=told.sentences, citations=told.citations, conflicts=conflicts)

    def _say_each(self, answered: Sequence[Finding], needed: Sequence[Finding], scope: Scope) -> _Said:
        """One answer for all that a message asks, and what of it the documents do not answer."""
        said = join([self._compose(one, scope) for one in answered])
        needs = {id(one.need) for one in answered}
        unanswered = [one.need for one in needed if one.is_asked and id(one.need) not in needs]
        missing = tuple(need.words for need in unanswered if need is not None)
        outcome = Outcome.PARTLY_ANSWERED if missing else Outcome.ANSWERED
        return _Said(outcome, said.sentences, said.citations, missing=missing)

    def _lesson_for(self, found: Finding, scope: Scope, said: _Said) -> LessonLink | None:
        """None where what was found is too far off to say what the question is about."""
        is_answered = said.outcome is not Outcome.NOT_IN_DOCUMENTS
        if not is_answered and found.retrieval.confidence < self._abstention.some:
            return None
        return self._programme.lesson_for(found.question.text, said.citations or said.nearest, scope, is_answered)

    def _say(self, found: Finding, scope: Scope, watch: Stopwatch, *, is_part: bool) -> _Said:
        """What is found for one need of a long message, or of a ticket, is part of an answer."""
        question, retrieval = found.question, found.retrieval
        rulings = self._exceptions.speaking(question, found.evidence, scope)
        watch.lap("exceptions")
        offered = self._exemplars.offer(question, found.evidence, scope, frozenset(one.version_id for one in rulings))
        watch.lap("exemplar")
        if offered is not None and not self._conflicts.against(offered.citations, question, scope):
            return _offer(offered)
        is_sure = retrieval.confidence >= self._abstention.enough(question)
        if not retrieval.passages or not (is_sure or (is_part and retrieval.confidence >= self._abstention.some)):
            return self._abstain(retrieval)
        composed = self._composer.compose(question, found.evidence)
        composition = self._exceptions.put_first(composed, question, rulings, scope)
        watch.lap("compose")
        if not composition.sentences:
            return self._abstain(retrieval)
        outcome = Outcome.ANSWERED if is_sure else Outcome.PARTLY_ANSWERED
        plain = self._weigh_up(_Said(outcome, composition.sentences, composition.citations), question, scope)
        watch.lap("conflicts")
        # A ruling outranks the cases it makes, and what contradicts itself is no matter of cases.
        is_settled = bool(rulings or plain.conflicts)
        return (self._say_by_case(found, plain) or plain) if is_sure and not is_settled else plain

    def _say_by_case(self, found: Finding, plain: _Said) -> _Said | None:
        """Where the answer depends on what the question does not say: the rows for every case, or which it may be."""
        cases = variants(found.question, found.evidence, plain.citations, self._clarification)
        if not cases:
            return None
        weighed = [one for case in cases for one in found.evidence if one.statement is case.statement]
        said = join([self._composer.compose(found.question, [one]) for one in weighed])
        if are_rows_of_one_table(cases):
            said = join([Composition(plain.sentences, plain.citations), said], longest=_LONGEST_BY_CASE)
            return _Said(plain.outcome, said.sentences, said.citations)
        asking = AnswerSentence(_WHICH, ())
        return _Said(
            Outcome.NEEDS_CLARIFICATION, (asking,), nearest=said.citations, options=options(cases, found.question)
        )

    def _abstain(self, retrieval: Retrieval) -> _Said:
        nearest = tuple(
            cite_best(number, passage, self._versions)
            for number, passage in enumerate(retrieval.passages[:_NEAREST], 1)
        )
        return _Said(Outcome.NOT_IN_DOCUMENTS, (AnswerSentence(_NOT_FOUND, ()),), nearest=nearest)


def _offer(offered: Offered) -> _Said:
    notice = open_slots(offered.slots)
    return _Said(
        Outcome.ANSWERED,
        offered.sentences,
        offered.citations,
        exemplar=offered.link,
        slots=offered.slots,
        notices=(notice,) if notice else (),
    )


def cite_best(number: int, passage: RetrievedPassage, versions: VersionCache) -> Citation:
    """A citation of the chunk that matched best, whole."""
    chunk = passage.best.chunk
    return cite(number, passage.best, Span(chunk.start, chunk.end), versions.get(chunk.version_id).text)


def _evidence_scope(scope: Scope) -> Scope:
    return Scope(scope.groups, scope.as_of, scope.tags, scope.kinds & EVIDENCE)
