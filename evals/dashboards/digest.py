"""One week in short: what rose and fell, what was worst, what is missing, what people and runs did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from evals.dashboards.answer_list import ListedAnswer
from evals.dashboards.breakdowns import Part, read_breakdowns, read_total
from evals.dashboards.changes import Moves, read_moves
from evals.dashboards.cut import cut_out
from evals.dashboards.deriving import moment_of
from evals.dashboards.document_names import DocumentName, read_document_names
from evals.dashboards.events import Event, read_events
from evals.dashboards.facts import Facts
from evals.dashboards.gaps import Gaps, read_gaps
from evals.dashboards.over_time import percentile
from evals.dashboards.period import Period
from evals.dashboards.selection import Selection
from evals.dashboards.worst_answers import read_worst_answers
from evals.dashboards.worst_documents import DocumentFigures, read_worst_documents
from evals.metric import Score
from evals.review.reviews import Reviews
from evals.running.run_card import RunCard
from evals.running.run_store import RunStore

_WORST = 5
_GAPS = 5
_RUNS = 5
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class DocumentToFix:
    """A document that does harm, with what it is called."""

    name: DocumentName
    figures: DocumentFigures


@dataclass(frozen=True, slots=True)
class Digest:
    """One week beside the one before."""

    selection: Selection
    total: Part
    latency_p95_ms: int | None
    latency_p95_before_ms: int | None
    moves: Moves
    worst_answers: Sequence[ListedAnswer]
    documents: Sequence[DocumentToFix]
    gaps: Gaps
    events: Sequence[Event]
    reviews_done: int
    reviews_done_before: int
    runs: Sequence[RunCard]

    @property
    def week(self) -> Period:
        """The days it is about."""
        return self.selection.period


@dataclass(frozen=True, slots=True)
class DigestDesk:
    """Where digests are put together."""

    facts: Facts
    reviews: Reviews
    runs: RunStore

    def read(self, week: Period, audience: frozenset[str]) -> Digest:
        """The digest of a week for people in these groups: what they may not read is counted, not named."""
        selection = Selection(week, audience=audience)
        cut = cut_out(self.facts.columns(), selection, self.facts.engine)
        total, latencies = read_total(cut), cut.columns.latency_ms
        cards = self.runs.cards()
        begins, before, ends = (moment_of(day) for day in (week.first, week.before.first, week.last + 1))
        return Digest(
            selection=selection,
            total=total,
            latency_p95_ms=percentile(latencies[cut.now], 0.95),
            latency_p95_before_ms=percentile(latencies[cut.before], 0.95),
            moves=read_moves(total, read_breakdowns(cut)),
            worst_answers=read_worst_answers(cut, _WORST),
            documents=self._documents(read_worst_documents(cut)[:_LOOKED_AT], audience),
            gaps=read_gaps(self.facts.engine, selection, _GAPS),
            events=read_events(self.facts.engine, cards, week, audience),
            reviews_done=self._done(begins, ends),
            reviews_done_before=self._done(before, begins),
            runs=[card for card in cards if card.is_finished and begins <= card.manifest.started_at < ends][:_RUNS],
        )

    def _documents(self, figures: Sequence[DocumentFigures], audience: frozenset[str]) -> list[DocumentToFix]:
        harmful = [one for one in figures if one.harm > 0]
        names = read_document_names(self.facts.engine, [one.document for one in harmful], audience)
        return [DocumentToFix(names[one.document], one) for one in harmful if one.document in names][:_WORST]

    def _done(self, begins: datetime, ends: datetime) -> int:
        return self.reviews.count_done_since(begins) - self.reviews.count_done_since(ends)


_HEADLINES = ("right", "answered_rate", "abstained_rate", "evidence_hit@5", "nDCG@10")


def headline_scores(metrics: Mapping[str, Score]) -> list[tuple[str, Score]]:
    """The few scores that say most of a run, as many as it has."""
    chosen = [name for name in _HEADLINES if name in metrics] or list(metrics)
    return [(name, metrics[name]) for name in chosen[:3]]
