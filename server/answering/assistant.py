"""Answers a question within a scope in the documents' own sentences: finds, says, and tells how it came to be."""

import os
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from ingest.index.scope import Scope
from server.answering.abstention import AbstentionSettings, weights
from server.answering.answer import Answer, Citation, Conditions, LessonLink, Making, OtherTime, Outcome, as_text
from server.answering.answerer import Prepared
from server.answering.citations import cite
from server.answering.evidence_finder import PASSAGES, EvidenceFinder
from server.answering.exemplars.exemplars import Exemplars, Fitting
from server.answering.finding import Finding, together
from server.answering.needs.ticket_needs import is_need_of_ticket
from server.answering.other_time import differ, other_time
from server.answering.question import Question
from server.answering.stopwatch import Stopwatch
from server.answering.turns import Turns
from server.answering.version_cache import VersionCache
from server.answering.voice import Said, Voice
from server.learning.programme import Programme
from server.retrieval.retrieval import Retrieval


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
        finder: EvidenceFinder,
        voice: Voice,
        exemplars: Exemplars,
        programme: Programme,
        versions: VersionCache,
        abstention: AbstentionSettings,
        conditions: Callable[[], Conditions],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._finder = finder
        self._voice = voice
        self._exemplars = exemplars
        self._programme = programme
        self._versions = versions
        self._abstention = abstention
        self._conditions = conditions
        self._clock = clock
        # More answers at once than there are processors only take the interpreter from each other.
        self._turns = Turns(os.cpu_count() or 1)

    def search(self, question: Question, scope: Scope, k: int) -> Retrieval:
        """The k passages of policies and product documents that most likely answer."""
        return self._finder.find(question, scope, k).retrieval

    def weigh_exemplars(self, question: Question, scope: Scope) -> list[Fitting]:
        """The approved answers that come nearest to a question, with what speaks for each; for who measures them."""
        return self._exemplars.weighed(question, self._finder.find(question, scope).evidence, scope)

    def prepare(self, question: Question, scope: Scope) -> Prepared:
        """The answer; its outcome says whether the documents gave one. Waits while many others are being answered."""
        return self.prepare_widely(question, scope, PASSAGES).prepared

    def prepare_alone(self, question: Question, scope: Scope) -> Prepared:
        """The same answer without what the rules of today say beside it, at half the price where the moment is past."""
        with self._turns:
            return self._prepare(question, scope, 0, is_beside_today=False).prepared

    def prepare_widely(self, question: Question, scope: Scope, k: int) -> WidelyPrepared:
        """What `prepare` and `search` give, at little more than the price of the answer; for who measures both.

        Of the k passages only those that an answer may use have their texts.
        """
        with self._turns:
            return self._prepare(question, scope, max(k - PASSAGES, 0))

    def _prepare(
        self, question: Question, scope: Scope, further: int, *, is_beside_today: bool = True
    ) -> WidelyPrepared:
        asked_at = self._clock()
        watch = Stopwatch()
        searched = self._finder.find(question, scope, further=further)
        search_seconds = watch.since_start()
        is_need = is_need_of_ticket(question)
        needed = [] if is_need else self._finder.find_needs(question, scope)
        several = self._finder.several(needed)
        found = together(question, several, PASSAGES) if several else self._finder.best(searched, needed)
        watch.lap("retrieve")
        if several:
            said = self._voice.say_each(several, needed, found.question, scope)
        else:
            said = self._voice.say(found, scope, watch, is_part=is_need or bool(needed))
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

    def _lesson_for(self, found: Finding, scope: Scope, said: Said) -> LessonLink | None:
        """None where what was found is too far off to say what the question is about."""
        is_answered = said.outcome is not Outcome.NOT_IN_DOCUMENTS
        if not is_answered and found.retrieval.confidence < self._abstention.some:
            return None
        return self._programme.lesson_for(found.question.text, said.citations or said.nearest, scope, is_answered)
