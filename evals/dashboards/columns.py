"""A copy in memory of what every figure is counted from, so that a page over all answers takes milliseconds.

It follows `answer_facts` as that follows the history, and is made again from it in a moment.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, func, select

from evals.dashboards.tables import answer_documents, answer_facts, fact_points
from server.answering.answer import Outcome

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

_Number = TypeVar("_Number", np.int64, np.float64)

OUTCOMES = tuple(Outcome)
NO_CODE = 0
"""Of a skill or version: there is none. Codes of what there is begin with 1."""
VERDICTS = "verdicts"
"""The point that moves whenever somebody's verdict on an answer already counted is written down."""

_FACT = answer_facts.c
_EMPTY = np.empty(0, dtype=np.int64)
_READ = (
    _FACT.row,
    _FACT.day,
    _FACT.outcome,
    _FACT.confidence,
    _FACT.latency_ms,
    _FACT.version_row,
    _FACT.skill,
    _FACT.asker_id,
    _FACT.model,
    _FACT.tokens,
    _FACT.cost,
    _FACT.useful,
    _FACT.not_useful,
    _FACT.reviews,
    _FACT.review_score,
)
"""What is read of each answer: whole numbers, shares and texts."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What people said of each answer, in the order of `Columns.row`."""

    useful: Integers
    not_useful: Integers
    reviews: Integers
    review_score: Floats
    """0 where nobody reviewed it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """One moment's arrays, one place per answer in the order of `row`; a page holds on to one view."""

    row: Integers
    day: Integers
    outcome: Integers
    """The place in `OUTCOMES`."""
    confidence: Floats
    latency_ms: Integers
    version_row: Integers
    skill: Integers
    """The place in `skills`."""
    asker: Integers
    """The place in `askers`."""
    model: Integers
    """The place in `models`."""
    tokens: Integers
    cost: Floats
    verdicts: Verdicts
    cited_answer: Integers
    """With `cited_version`, a pair for each document an answer cites: the answer's place in these arrays."""
    cited_version: Integers
    skills: Sequence[str | None] = (None,)
    askers: Sequence[str] = ()
    models: Sequence[str | None] = (None,)

    def places(self, rows: Integers) -> Integers:
        """Where these rows, all of them known, stand in the arrays."""
        found: Integers = np.searchsorted(self.row, rows)
        return found


@dataclass(frozen=True, slots=True)
class _Reached:
    latest: int
    count: int
    verdicts: int


class ColumnStore:
    """Keeps one view up to date; safe to use from several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._columns = _nothing()
        self._reached = _Reached(0, 0, 0)

    def view(self) -> Columns:
        """The figures as they are now. Costs next to nothing where nothing changed."""
        with self._lock, self._engine.connect() as connection:
            now = _read_reached(connection)
            if now == self._reached:
                return self._columns
            columns, before = self._columns, self._reached
            if len(columns.row) + _count_after(connection, before.latest, now.latest) != now.count:
                columns, before = _nothing(), _Reached(0, 0, 0)  # some are gone: begin anew
            columns = _append(connection, columns, before.latest, now.latest)
            if len(columns.row) and (now.verdicts != before.verdicts or before.latest == 0):
                columns = replace(columns, verdicts=_read_verdicts(connection, columns))
            self._columns, self._reached = columns, now
            return columns


def _read_reached(connection: Connection) -> _Reached:
    latest = select(func.coalesce(func.max(_FACT.row), 0)).scalar_subquery()
    count = select(func.count()).select_from(answer_facts).scalar_subquery()
    verdicts = select(fact_points.c.value).where(fact_points.c.name == VERDICTS).scalar_subquery()
    row = connection.execute(select(latest, count, func.coalesce(verdicts, 0))).one()
    return _Reached(*row)


def _count_after(connection: Connection, after: int, until: int) -> int:
    new = select(func.count()).select_from(answer_facts).where(_FACT.row > after, _FACT.row <= until)
    return connection.execute(new).scalar_one()


def _append(connection: Connection, columns: Columns, after: int, until: int) -> Columns:
    new = _read_new(connection, after, until)
    if not new["row"]:
        return columns
    skills, askers, models = _numbered(columns.skills), _numbered(columns.askers), _numbered(columns.models)
    outcomes = _numbered(OUTCOMES)
    said = columns.verdicts
    rows = _joined(columns.row, new["row"])
    cited_answer, cited_version = _read_cited(connection, after, until)
    return Columns(
        row=rows,
        day=_joined(columns.day, new["day"]),
        outcome=_joined(columns.outcome, [outcomes[outcome] for outcome in new["outcome"]]),
        confidence=_joined(columns.confidence, new["confidence"]),
        latency_ms=_joined(columns.latency_ms, new["latency_ms"]),
        version_row=_joined(columns.version_row, [version or NO_CODE for version in new["version_row"]]),
        skill=_joined(columns.skill, [skills.setdefault(skill, len(skills)) for skill in new["skill"]]),
        asker=_joined(columns.asker, [askers.setdefault(asker, len(askers)) for asker in new["asker_id"]]),
        model=_joined(columns.model, [models.setdefault(model, len(models)) for model in new["model"]]),
        tokens=_joined(columns.tokens, [tokens or 0 for tokens in new["tokens"]]),
        cost=_joined(columns.cost, [cost or 0.0 for cost in new["cost"]]),
        verdicts=Verdicts(
            _joined(said.useful, new["useful"]),
            _joined(said.not_useful, new["not_useful"]),
            _joined(said.reviews, new["reviews"]),
            _joined(said.review_score, [score or 0.0 for score in new["review_score"]]),
        ),
        cited_answer=np.concatenate([columns.cited_answer, np.searchsorted(rows, cited_answer)]),
        cited_version=np.concatenate([columns.cited_version, cited_version]),
        skills=tuple(skills),
        askers=tuple(askers),
        models=tuple(models),
    )


def _read_new(connection: Connection, after: int, until: int) -> dict[str, Sequence[Any]]:  # Any: see `_READ`
    """The new rows, column by column."""
    statement = select(*_READ).where(_FACT.row > after, _FACT.row <= until).order_by(_FACT.row)
    found = connection.execute(statement).all()
    by_column = zip(*found, strict=True) if found else ((),) * len(_READ)
    return {column.name: values for column, values in zip(_READ, by_column, strict=True)}


def _read_cited(connection: Connection, after: int, until: int) -> tuple[Integers, Integers]:
    shown = answer_documents.c
    statement = select(shown.answer_row, shown.version_row).where(
        shown.answer_row > after, shown.answer_row <= until, shown.is_cited
    )
    pairs = np.array([tuple(row) for row in connection.execute(statement)], dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _read_verdicts(connection: Connection, columns: Columns) -> Verdicts:
    """All of them again: few answers are rated, and a verdict may have been taken back."""
    statement = select(_FACT.row, _FACT.useful, _FACT.not_useful, _FACT.reviews, _FACT.review_score).where(
        (_FACT.useful > 0) | (_FACT.not_useful > 0) | (_FACT.reviews > 0), _FACT.row <= int(columns.row.max(initial=0))
    )
    found = connection.execute(statement).all()
    places = columns.places(np.array([one.row for one in found], dtype=np.int64))

    def spread(name: str) -> Floats:
        values = np.zeros(len(columns.row))
        values[places] = [getattr(one, name) or 0 for one in found]
        return values

    return Verdicts(
        spread("useful").astype(np.int64),
        spread("not_useful").astype(np.int64),
        spread("reviews").astype(np.int64),
        spread("review_score"),
    )


def _joined(known: NDArray[_Number], new: Sequence[float]) -> NDArray[_Number]:
    return np.concatenate([known, np.array(new, dtype=known.dtype)])


def _numbered(values: Sequence[Any]) -> dict[Any, int]:  # Any: texts, outcomes and None alike
    return {value: place for place, value in enumerate(values)}


def _nothing() -> Columns:
    none = np.empty(0, dtype=np.float64)
    return Columns(
        row=_EMPTY,
        day=_EMPTY,
        outcome=_EMPTY,
        confidence=none,
        latency_ms=_EMPTY,
        version_row=_EMPTY,
        skill=_EMPTY,
        asker=_EMPTY,
        model=_EMPTY,
        tokens=_EMPTY,
        cost=none,
        verdicts=Verdicts(_EMPTY, _EMPTY, _EMPTY, none),
        cited_answer=_EMPTY,
        cited_version=_EMPTY,
    )
