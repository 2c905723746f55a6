"""Checks a draft: every sentence against the documents, then the reply as a whole."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from ingest.index.index import Index
from ingest.index.scope import Scope
from server.answering.exemplars.exemplars import Exemplars
from server.answering.stopwatch import Stopwatch
from server.answering.version_cache import VersionCache
from server.drafts.citing import Citations
from server.drafts.draft import Draft
from server.drafts.draft_check import CheckedSentence, DraftCheck, MissingStatement
from server.drafts.examining import Examiner
from server.drafts.exemplar_comparing import ExemplarComparing, Nearest
from server.drafts.expiry import FormerRules
from server.drafts.judgement import Standing
from server.drafts.mandatory import MandatoryStatements
from server.drafts.obligations import Obligation
from server.drafts.reading import DraftReader, about_ticket
from server.drafts.sentences import Sentence, sentences_of
from server.drafts.settings import DraftSettings
from server.drafts.tone import Tone
from server.drafts.verdicts import Judged, idle, verdict_of
from server.retrieval.retriever import Retriever

_DOUBTFUL = (Standing.DENIED, Standing.UNHEARD_OF)


class DraftChecker:
    """Holds replies against the documents before they are sent. Safe to use from several threads."""

    def __init__(
        self,
        index: Index,
        retriever: Retriever,
        versions: VersionCache,
        exemplars: Exemplars,
        settings: DraftSettings,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._versions = versions
        self._settings = settings
        self._clock = clock
        self._reader = DraftReader(index, retriever, versions, settings)
        self._exemplars = ExemplarComparing(retriever, exemplars, settings)
        self._tone = Tone(retriever, versions, settings)
        self._mandatory = MandatoryStatements(index, retriever, versions, settings)
        self._examiner = Examiner(self._reader, FormerRules(index, self._reader, settings), settings)

    def check(self, draft: Draft, scope: Scope) -> DraftCheck:
        """Every sentence with its verdict, and what the reply lacks. Reads nothing that the scope may not see."""
        watch = Stopwatch()
        checked_at = self._clock()
        sentences = sentences_of(draft.text)
        readings = self._reader.read(draft, sentences, scope)
        watch.lap("retrieve")
        nearest = self._exemplars.nearest(about_ticket(draft.ticket), sentences, scope)
        judged = self._examiner.examine(readings, scope, nearest.said_to_customers if nearest is not None else ())
        watch.lap("judge")
        citations = Citations(self._versions)
        checked = _verdicts(sentences, judged, citations)
        missing = [
            _missing(one, nearest, citations) for one in self._mandatory.missing(draft, sentences, judged, scope)
        ]
        watch.lap("mandatory")
        compared = None if nearest is None else self._exemplars.compare(nearest, sentences, citations)
        held = [source for one in judged for source in one.judgement.sources]
        tone = self._tone.remarks(
            draft, sentences, held, nearest.text if nearest is not None else None, scope, citations
        )
        watch.lap("tone")
        is_clear = not missing and not any(one.verdict.is_flagged for one in checked)
        return DraftCheck(
            is_clear=is_clear,
            as_of=scope.as_of,
            checked_at=checked_at,
            sentences=checked,
            citations=citations.all,
            missing=tuple(missing),
            exemplar=compared,
            tone=tone,
            timings_ms=watch.laps,
        )


def _verdicts(
    sentences: Sequence[Sentence], judged: Sequence[Judged], citations: Citations
) -> tuple[CheckedSentence, ...]:
    by_place = {one.reading.sentence.span.start: one for one in judged}
    return tuple(
        verdict_of(by_place[sentence.span.start], citations) if sentence.span.start in by_place else idle(sentence)
        for sentence in sentences
    )


def _missing(obligation: Obligation, nearest: Nearest | None, citations: Citations) -> MissingStatement:
    statement = obligation.source.statement
    suggestion = None if nearest is None else nearest.wording_of(statement.passage.chunk.version_id, statement.span)
    return MissingStatement(statement.text, citations.number_of(obligation.source), suggestion)
