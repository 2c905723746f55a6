"""Says what was found: an approved answer, the evidence itself, every case of it, or an honest abstention."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.index.scope import Scope
from ingest.index.sentences import Span
from server.answering.abstention import AbstentionSettings
from server.answering.answer import (
    AnswerSentence,
    Citation,
    Conflict,
    ExemplarLink,
    Option,
    Outcome,
    Slot,
)
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
from server.answering.exceptions.exceptions import Exceptions
from server.answering.exemplars.exemplars import Exemplars, Offered
from server.answering.exemplars.slots import open_slots
from server.answering.finding import Finding
from server.answering.joining import join
from server.answering.question import Question
from server.answering.stopwatch import Stopwatch
from server.answering.version_cache import VersionCache
from server.retrieval.retrieval import Retrieval, RetrievedPassage

_NEAREST = 3
_LONGEST_BY_CASE = 12
_WHICH = "The documents answer this differently from case to case. Which of these do you mean?"
_NOT_FOUND = "The documents do not answer this. The closest passages are below; the owner of one of them may know."


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer says, and what stands around it."""

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


class Voice:
    """Makes of findings what is said."""

    def __init__(
        self,
        composer: Composer,
        exemplars: Exemplars,
        exceptions: Exceptions,
        conflicts: Conflicts,
        versions: VersionCache,
        abstention: AbstentionSettings,
        clarification: ClarificationSettings,
    ) -> None:
        self._composer = composer
        self._exemplars = exemplars
        self._exceptions = exceptions
        self._conflicts = conflicts
        self._versions = versions
        self._abstention = abstention
        self._clarification = clarification

    def say(self, found: Finding, scope: Scope, watch: Stopwatch, *, is_part: bool) -> Said:
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
        plain = self._weigh_up(Said(outcome, composition.sentences, composition.citations), question, scope)
        watch.lap("conflicts")
        # A ruling outranks the cases it makes, and what contradicts itself is no matter of cases.
        is_settled = bool(rulings or plain.conflicts)
        return (self._say_by_case(found, plain) or plain) if is_sure and not is_settled else plain

    def say_each(
        self, answered: Sequence[Finding], needed: Sequence[Finding], question: Question, scope: Scope
    ) -> Said:
        """One answer for all that a message asks, and what of it the documents do not answer."""
        said = join([self._compose(one, scope) for one in answered])
        needs = {id(one.need) for one in answered}
        unanswered = [one.need for one in needed if one.is_asked and id(one.need) not in needs]
        missing = tuple(need.words for need in unanswered if need is not None)
        outcome = Outcome.PARTLY_ANSWERED if missing else Outcome.ANSWERED
        return self._weigh_up(Said(outcome, said.sentences, said.citations, missing=missing), question, scope)

    def _compose(self, found: Finding, scope: Scope) -> Composition:
        rulings = self._exceptions.speaking(found.question, found.evidence, scope)
        composed = self._composer.compose(found.question, found.evidence)
        return self._exceptions.put_first(composed, found.question, rulings, scope)

    def _weigh_up(self, said: Said, question: Question, scope: Scope) -> Said:
        """What is said, with what contradicts it."""
        conflicts = self._conflicts.against(said.citations, question, scope)
        told = tell(Composition(said.sentences, said.citations), conflicts)
        return replace(said, sentences=told.sentences, citations=told.citations, conflicts=conflicts)

    def _say_by_case(self, found: Finding, plain: Said) -> Said | None:
        """Where the answer depends on what the question does not say: the rows for every case, or which it may be."""
        cases = variants(found.question, found.evidence, plain.citations, self._clarification)
        if not cases:
            return None
        weighed = [one for case in cases for one in found.evidence if one.statement is case.statement]
        said = join([self._composer.compose(found.question, [one]) for one in weighed])
        if are_rows_of_one_table(cases):
            said = join([Composition(plain.sentences, plain.citations), said], longest=_LONGEST_BY_CASE)
            return Said(plain.outcome, said.sentences, said.citations)
        asking = AnswerSentence(_WHICH, ())
        return Said(
            Outcome.NEEDS_CLARIFICATION, (asking,), nearest=said.citations, options=options(cases, found.question)
        )

    def _abstain(self, retrieval: Retrieval) -> Said:
        nearest = tuple(
            cite_best(number, passage, self._versions)
            for number, passage in enumerate(retrieval.passages[:_NEAREST], 1)
        )
        return Said(Outcome.NOT_IN_DOCUMENTS, (AnswerSentence(_NOT_FOUND, ()),), nearest=nearest)


def _offer(offered: Offered) -> Said:
    notice = open_slots(offered.slots)
    return Said(
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
