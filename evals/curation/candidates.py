"""Suggests examples: from approved answers, and from what people really asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, exists, select

from evals.curation.exemplar_line import line_from_exemplar
from evals.curation.golden_set_store import GoldenSetStore
from evals.curation.kept_example import Change, ExampleState, KeptExample, Origin
from evals.curation.question_id import question_id
from evals.curation.settings import CurationSettings
from evals.curation.validation import Validator
from evals.curation.wording import Asked, SameQuestion, same_questions
from evals.example import ORDINARY_AGENT
from evals.golden_line import ExampleLine
from evals.normalised_text import normalise
from ingest.index.audience import may_read_span
from ingest.index.catalog import Catalog
from ingest.index.documents import DocumentKind
from ingest.index.embedder import Embedder
from ingest.index.errors import NotFound
from ingest.index.scope import Scope
from ingest.index.sentences import Span
from server.answering.answer import Outcome
from server.clock import Clock, utc_now
from server.history.history import History
from server.history.record import AnswerRecord
from server.history.tables import answers, feedback
from server.pages.wording import day


@dataclass(frozen=True, slots=True)
class Suggested:
    """How many candidates were added."""

    exemplars: int
    questions: int


class Candidates:
    """Looks for examples that a golden set lacks. What was discarded once is not suggested again."""

    def __init__(
        self,
        golden_sets: GoldenSetStore,
        validator: Validator,
        catalog: Catalog,
        history: History,
        settings: CurationSettings,
        clock: Clock = utc_now,
        embedder: Embedder | None = None,
    ) -> None:
        self._golden_sets = golden_sets
        self._validator = validator
        self._catalog = catalog
        self._history = history
        self._settings = settings
        self._clock = clock
        self._embedder = embedder

    def suggest(self, set_id: str, person_id: str | None = None) -> Suggested:
        """Add what is new from both sources as candidates. Raises NotFound where there is no such golden set."""
        return Suggested(self.suggest_exemplars(set_id, person_id), self.suggest_questions(set_id, person_id))

    def suggest_exemplars(self, set_id: str, person_id: str | None = None) -> int:
        """Add the approved answers in force that an ordinary agent may see; returns how many were new."""
        known = _Known(self._golden_sets.examples(set_id))
        folder = self._golden_sets.folder(set_id)
        scope = Scope(ORDINARY_AGENT, self._clock(), kinds=frozenset({DocumentKind.EXEMPLAR}))
        changes = []
        for version in self._catalog.live_versions(scope):
            line = line_from_exemplar(version, self._catalog, self._validator.documents.shelf(), folder)
            if not known.has(line, Origin.EXEMPLAR, version.document_id):
                known.add(line)
                approved = version.description.approved_by
                why = f"Approved answer “{version.description.title}”" + (
                    f", approved by {approved}" if approved else ""
                )
                changes.append(_candidate(line, Origin.EXEMPLAR, version.document_id, person_id, why))
        self._golden_sets.apply(set_id, changes)
        return len(changes)

    def suggest_questions(self, set_id: str, person_id: str | None = None) -> int:
        """Add what was asked most, before all what went unanswered or was disliked; returns how many were new."""
        known = _Known(self._golden_sets.examples(set_id))
        changes: list[Change] = []
        for group in self.asked():
            line = ExampleLine(
                id=question_id(group.question), question=group.question, answerable=not group.asked[0].is_unanswered
            )
            if len(changes) == self._settings.suggested:
                break
            if not known.has(line, Origin.QUESTION, group.asked[0].answer_id) and self._is_ordinary(group):
                known.add(line)
                source = group.asked[0].answer_id
                changes.append(_candidate(line, Origin.QUESTION, source, person_id, _says(group), group.urgency))
        self._golden_sets.apply(set_id, changes)
        return len(changes)

    def asked(self) -> list[SameQuestion]:
        """What people asked in the days of the settings, most urgent first."""
        settings = self._settings
        found = _asked(self._catalog.engine, self._clock() - timedelta(days=settings.days), settings.answers)
        return same_questions(found, self._embedder, settings.likeness, settings.wordings)

    def _is_ordinary(self, group: SameQuestion) -> bool:
        """Whether one of its latest answers showed nothing that an ordinary agent may not read."""
        return any(self._is_open(one.answer_id) for one in group.asked[:3])

    def _is_open(self, answer_id: str) -> bool:
        try:
            record: AnswerRecord = self._history.answer(answer_id)
            cited = record.answer.quoted
            return all(
                may_read_span(self._catalog.version(one.version), Span(one.start, one.end), ORDINARY_AGENT)
                for one in cited
            )
        except NotFound:
            return False


class _Known:
    """What a golden set has already, in whatever state."""

    def __init__(self, kept: list[KeptExample]) -> None:
        self._origins = {(one.origin, one.origin_id) for one in kept}
        self._ids = {one.id for one in kept}
        self._questions = {normalise(one.line.question).letters for one in kept if not one.line.history}

    def has(self, line: ExampleLine, origin: Origin, origin_id: str) -> bool:
        """Whether it came from there before, or asks what another asks."""
        is_asked = normalise(line.question).letters in self._questions
        return (origin, origin_id) in self._origins or line.id in self._ids or is_asked

    def add(self, line: ExampleLine) -> None:
        """It is there now."""
        self._ids.add(line.id)
        self._questions.add(normalise(line.question).letters)


def _candidate(
    line: ExampleLine, origin: Origin, origin_id: str, person_id: str | None, why: str, priority: int = 0
) -> Change:
    return Change(
        line=line,
        state=ExampleState.CANDIDATE,
        origin=origin,
        origin_id=origin_id,
        person_id=person_id,
        why=why,
        priority=priority,
    )


def _says(group: SameQuestion) -> str:
    said = [f"Asked {group.times} {'time' if group.times == 1 else 'times'}, last on {day(group.asked[0].asked_at)}"]
    said += [f"{group.unanswered} not answered"] if group.unanswered else []
    said += [f"{group.disliked} disliked"] if group.disliked else []
    return "; ".join(said)


def _asked(engine: Engine, since: datetime, limit: int) -> Iterator[Asked]:
    table = answers.c
    is_disliked = exists().where(feedback.c.answer_id == table.id, feedback.c.is_useful.is_(False))
    statement = (
        select(table.id, table.question, table.asked_at, table.outcome, is_disliked.label("is_disliked"))
        .where(table.asked_at >= since)
        .order_by(table.asked_at.desc())
        .limit(limit)
    )
    with engine.connect() as connection:
        for row in connection.execute(statement):
            is_unanswered = row.outcome == Outcome.NOT_IN_DOCUMENTS
            yield Asked(row.id, row.question, row.asked_at, is_unanswered, row.is_disliked)
