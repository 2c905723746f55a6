"""The answers behind a figure, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Engine, Row, Select, and_, or_, select

from evals.dashboards.conditions import conditions
from evals.dashboards.reading_rule import admits
from evals.dashboards.selection import Selection
from evals.dashboards.tables import answer_facts, fact_versions
from evals.dashboards.withdrawn import withdrawn_among
from ingest.index.database import Moment, from_microseconds, to_microseconds
from ingest.index.errors import InvalidRequest

PAGE_SIZE = 50
_LONGEST_CURSOR = 34
_FACT = answer_facts.c


class Order(StrEnum):
    """What comes first."""

    NEWEST = "newest"
    SLOWEST = "slowest"
    MOST_DISLIKED = "most_disliked"


_SORTED_BY: Mapping[Order, Column[Any]] = {
    Order.NEWEST: _FACT.asked_at,
    Order.SLOWEST: _FACT.latency_ms,
    Order.MOST_DISLIKED: _FACT.not_useful,
}


@dataclass(frozen=True, slots=True)
class ListedAnswer:
    """One answer as a list shows it; `question` is `None` where the reader may not read what the answer quotes."""

    answer_row: int
    answer_id: str
    question: str | None
    asked_at: datetime
    asker_id: str
    outcome: str
    confidence: float
    latency_ms: int
    skill: str | None
    document: str | None
    useful: int
    not_useful: int
    reviews: int
    review_score: float | None


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """Some answers in order; `cursor` is where the next page begins."""

    answers: Sequence[ListedAnswer]
    cursor: str | None


def list_answers(
    engine: Engine,
    selection: Selection,
    order: Order = Order.NEWEST,
    cursor: str = "",
    limit: int = PAGE_SIZE,
) -> AnswerPage:
    """A page of the selection. Raises InvalidRequest for a cursor that is none."""
    column = _SORTED_BY[order]
    chosen = conditions(selection, engine)
    if cursor:
        chosen.append(_after(column, cursor))
    statement = listed_columns().where(*chosen).order_by(column.desc(), _FACT.row.desc()).limit(limit + 1)
    with engine.connect() as connection:
        rows = connection.execute(statement).all()
        shown = _listed_all(connection, rows[:limit], selection.audience)
    return AnswerPage(shown, _cursor(column, rows[limit - 1]) if len(rows) > limit else None)


def listed_columns() -> Select[Any]:  # Any: the columns of two tables
    """What a list shows, of every answer."""
    return select(answer_facts, fact_versions.c.document_id).outerjoin_from(
        answer_facts, fact_versions, fact_versions.c.row == _FACT.version_row
    )


def listed(connection: Connection, statement: Select[Any], audience: frozenset[str]) -> list[ListedAnswer]:
    """The answers of a statement made from `listed_columns`, for people in these groups."""
    return _listed_all(connection, connection.execute(statement).all(), audience)


def _listed_all(connection: Connection, rows: Sequence[Row[Any]], audience: frozenset[str]) -> list[ListedAnswer]:
    withdrawn = withdrawn_among(connection, [row.row for row in rows])
    return [_listed(row, audience, row.row in withdrawn) for row in rows]


def _cursor(column: Column[Any], last: Row[Any]) -> str:  # Any: a row of the statement above
    value = getattr(last, column.name)
    return f"{to_microseconds(value) if isinstance(value, datetime) else value}.{last.row}"


def _after(column: Column[Any], cursor: str) -> ColumnElement[bool]:
    value, separator, row = cursor.partition(".")
    if not (separator and value.isdecimal() and row.isdecimal() and len(cursor) <= _LONGEST_CURSOR):
        raise InvalidRequest("this is not the address of a page of answers; begin with the first page")
    bound = from_microseconds(int(value)) if isinstance(column.type, Moment) else int(value)
    return or_(column < bound, and_(column == bound, _FACT.row < int(row)))


def _listed(row: Row[Any], audience: frozenset[str], is_withdrawn: bool) -> ListedAnswer:
    is_readable = not is_withdrawn and admits(row.audience, audience)
    return ListedAnswer(
        answer_row=row.row,
        answer_id=row.answer_id,
        question=row.question if is_readable else None,
        asked_at=row.asked_at,
        asker_id=row.asker_id,
        outcome=row.outcome,
        confidence=row.confidence,
        latency_ms=row.latency_ms,
        skill=row.skill,
        document=row.document_id if is_readable else None,
        useful=row.useful,
        not_useful=row.not_useful,
        reviews=row.reviews,
        review_score=row.review_score,
    )
