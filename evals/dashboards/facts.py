"""Follows the history: one row of figures per stored answer, made once, so that no page reads stored answers whole."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, Row, Select, bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from evals.dashboards.columns import VERDICTS, Columns, ColumnStore
from evals.dashboards.deriving import Derived, ShownVersion, derive, derive_unreadable
from evals.dashboards.question_key import Stems
from evals.dashboards.review_marks import Mark, ReviewMarks
from evals.dashboards.tables import (
    answer_documents,
    answer_facts,
    fact_points,
    fact_products,
    fact_rules,
    fact_versions,
)
from evals.dashboards.verdicts import verdicts_on
from ingest.index import tables as catalog_tables
from ingest.index.catalog import Catalog
from ingest.index.encoding import decode_description
from server.answering.version_cache import VersionCache
from server.history.encoding import decode_answer
from server.history.tables import answers, feedback

SCHEMA = 1
"""Raise it when `derive` says something else: everything is then made again."""
A_PAGE = 200
"""So many answers are counted while somebody waits for a page; the rest in the background."""
_BATCH = 250
_LATE = timedelta(minutes=15)
"""An answer is stored some time after it was asked; within this the order of asking is not trusted."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of the history is counted."""

    counted: int
    stored: int

    @property
    def is_complete(self) -> bool:
        """Whether every stored answer is counted."""
        return self.counted == self.stored


class Facts:
    """Keeps the figures in step with answers, feedback and reviews. Nothing is kept there alone."""

    def __init__(self, engine: Engine, catalog: Catalog, stems: Stems, marks: ReviewMarks) -> None:
        self.engine = engine
        self._versions = VersionCache(catalog)
        self._stems = stems
        self.marks = marks
        self._turn = threading.Lock()
        self._columns = ColumnStore(engine)
        with engine.begin() as connection:
            if _point(connection, "schema") != SCHEMA:
                _clear(connection)

    def columns(self) -> Columns:
        """What is counted, in memory."""
        return self._columns.view()

    def reach(self) -> Reach:
        """How much is counted now."""
        with self.engine.connect() as connection:
            return _reach(connection)

    def catch_up(self, limit: int | None = A_PAGE) -> Reach:
        """Count what is new, at most `limit` answers; `None` counts all. Gives way where another is at it."""
        if not self._turn.acquire(blocking=limit is None):
            return self.reach()
        try:
            left = limit
            while left is None or left > 0:
                size = _BATCH if left is None else min(left, _BATCH)
                if not self._take_answers(size):
                    break
                left = None if left is None else left - size
            self._take_verdicts()
            return self.reach()
        finally:
            self._turn.release()

    def rebuild(self) -> Reach:
        """Forget every figure and make them again from the history."""
        with self._turn, self.engine.begin() as connection:
            _clear(connection)
        return self.catch_up(None)

    def _take_answers(self, size: int) -> bool:
        """Count some answers; whether there may be more."""
        with self.engine.connect() as connection:
            found = connection.execute(_following(connection).limit(size)).all()
            if not found and not _reach(connection).is_complete:
                # Stored out of order, or gone from the history: compared one by one, since it is rare.
                found = connection.execute(_uncounted().limit(size)).all()
        if not found:
            self._forget_erased(size)
            return False
        derived = [self._derive(row) for row in found]
        with self.engine.begin() as connection:
            self._keep(connection, derived)
        return True

    def _derive(self, row: Row[Any]) -> Derived:  # Any: the columns of `_uncounted`
        try:
            answer = decode_answer(row.body)
        except ValidationError:
            return derive_unreadable(row.id, row.asker_id, row.question, row.outcome, row.asked_at)
        return derive(answer, row.asker_id, self._versions, self._stems)

    def _forget_erased(self, size: int) -> None:
        with self.engine.connect() as connection:
            if _reach(connection).is_complete:
                return
            gone = ~select(answers.c.id).where(answers.c.id == answer_facts.c.answer_id).exists()
            rows = connection.execute(select(answer_facts.c.row).where(gone).limit(size)).scalars().all()
        with self.engine.begin() as connection:
            connection.execute(delete(answer_documents).where(answer_documents.c.answer_row.in_(rows)))
            connection.execute(delete(answer_facts).where(answer_facts.c.row.in_(rows)))

    def _keep(self, connection: Connection, derived: Sequence[Derived]) -> None:
        version_rows = _version_rows(connection, [one for each in derived for one in each.shown])
        ids = [str(each.values["answer_id"]) for each in derived]
        verdicts = verdicts_on(connection, ids, self.marks.of(ids))
        values = [
            {
                **each.values,
                "version_row": version_rows.get(each.first_version or ""),
                **verdicts[answer_id].values(str(each.values["outcome"])),
            }
            for answer_id, each in zip(ids, derived, strict=True)
        ]
        rules = [{"rule": rule} for rule in sorted({str(each.values["audience"]) for each in derived})]
        connection.execute(upsert(fact_rules).on_conflict_do_nothing(), rules)
        connection.execute(upsert(answer_facts).on_conflict_do_nothing(), values)
        known = select(answer_facts.c.answer_id, answer_facts.c.row).where(answer_facts.c.answer_id.in_(ids))
        rows = dict(connection.execute(known).all())
        shown = [
            {
                "answer_row": rows[answer_id],
                "version_row": version_rows[one.version],
                "is_cited": one.is_cited,
                "number": one.number,
            }
            for answer_id, each in zip(ids, derived, strict=True)
            for one in each.shown
        ]
        if shown:
            connection.execute(upsert(answer_documents).on_conflict_do_nothing(), shown)

    def _take_verdicts(self) -> None:
        """Count again the answers that people have said something of since."""
        with self.engine.connect() as connection:
            changed, points = self._changed(connection)
        for start in range(0, len(changed), _BATCH):
            with self.engine.begin() as connection:
                self._renew(connection, changed[start : start + _BATCH])
        if points:
            with self.engine.begin() as connection:
                _set_point(connection, VERDICTS, _point(connection, VERDICTS) + 1)
                for name, value in points.items():
                    _set_point(connection, name, value)

    def _changed(self, connection: Connection) -> tuple[list[str], dict[str, int]]:
        """The answers whose verdicts changed, and the points reached when they are counted."""
        changed: set[str] = set()
        points: dict[str, int] = {}
        latest, count = connection.execute(
            select(func.coalesce(func.max(feedback.c.id), 0), func.count()).select_from(feedback)
        ).one()
        before, counted = _point(connection, "feedback"), _point(connection, "feedback_count")
        if (latest, count) != (before, counted):
            new = select(feedback.c.answer_id).where(feedback.c.id > before)
            found = list(connection.execute(new).scalars())
            changed.update(found)
            if count - counted != len(found):
                # Some was withdrawn, or came in out of order: all that is rated is counted again.
                rated = select(answer_facts.c.answer_id).where(answer_facts.c.useful + answer_facts.c.not_useful > 0)
                changed.update(connection.execute(rated).scalars())
                changed.update(connection.execute(select(feedback.c.answer_id).distinct()).scalars())
            points.update(feedback=latest, feedback_count=count)
        reviewed = self.marks.point()
        if reviewed != _point(connection, "reviews"):
            changed.update(self._reviewed_otherwise(connection))
            points["reviews"] = reviewed
        return sorted(changed), points

    def _reviewed_otherwise(self, connection: Connection) -> set[str]:
        """The answers whose marks are not those written down."""
        fact = answer_facts.c
        written = select(fact.answer_id, fact.reviews, fact.review_score).where(fact.reviews > 0)
        known = {row.answer_id: Mark(row.reviews, row.review_score) for row in connection.execute(written)}
        marks = self.marks.all()
        return {answer_id for answer_id in known | marks if known.get(answer_id) != marks.get(answer_id)}

    def _renew(self, connection: Connection, ids: Sequence[str]) -> None:
        verdicts = verdicts_on(connection, ids, self.marks.of(ids))
        fact = answer_facts.c
        known = connection.execute(select(fact.answer_id, fact.outcome).where(fact.answer_id.in_(ids))).all()
        if known:
            connection.execute(
                update(answer_facts).where(fact.answer_id == bindparam("its_id")),
                [{"its_id": row.answer_id, **verdicts[row.answer_id].values(row.outcome)} for row in known],
            )


def _following(connection: Connection) -> Select[Any]:  # Any: every column of `answers`
    """Answers asked after those counted last, or a little before, oldest first."""
    latest = connection.execute(select(func.max(answer_facts.c.asked_at))).scalar_one()
    statement = _uncounted()
    return statement if latest is None else statement.where(answers.c.asked_at > latest - _LATE)


def _uncounted() -> Select[Any]:
    counted = answer_facts.c.answer_id == answers.c.id
    return (
        select(answers)
        .outerjoin_from(answers, answer_facts, counted)
        .where(answer_facts.c.row.is_(None))
        .order_by(answers.c.asked_at, answers.c.id)
    )


def _reach(connection: Connection) -> Reach:
    counted = select(func.count()).select_from(answer_facts).scalar_subquery()
    stored = select(func.count()).select_from(answers).scalar_subquery()
    now, all_of_them = connection.execute(select(counted, stored)).one()
    return Reach(now, all_of_them)


def _version_rows(connection: Connection, shown: Iterable[ShownVersion]) -> dict[str, int]:
    """The row of each version; those that are new are written down with their source and products."""
    by_id = {one.version: one for one in shown}
    known = select(fact_versions.c.version_id, fact_versions.c.row).where(fact_versions.c.version_id.in_(by_id))
    rows = dict(connection.execute(known).all())
    new = [one for version, one in by_id.items() if version not in rows]
    if not new:
        return rows
    descriptions = _descriptions(connection, [one.version for one in new])
    for one in new:
        description, source = descriptions.get(one.version, (None, ""))
        values = {"version_id": one.version, "document_id": one.document, "source": source}
        row: int = connection.execute(
            upsert(fact_versions)
            .values(values)
            .on_conflict_do_update(index_elements=["version_id"], set_={"document_id": one.document})
            .returning(fact_versions.c.row)
        ).scalar_one()
        rows[one.version] = row
        products = decode_description(description).tags.get("product", ()) if description else ()
        for product in products:
            statement = upsert(fact_products).values(version_row=row, product=product)
            connection.execute(statement.on_conflict_do_nothing())
    return rows


def _descriptions(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    versions, documents = catalog_tables.versions, catalog_tables.documents
    statement = (
        select(versions.c.id, versions.c.description, documents.c.source)
        .join_from(versions, documents)
        .where(versions.c.id.in_(ids))
    )
    return {version: (description, source) for version, description, source in connection.execute(statement)}


def _point(connection: Connection, name: str) -> int:
    value = connection.execute(select(fact_points.c.value).where(fact_points.c.name == name)).scalar_one_or_none()
    return value or 0


def _set_point(connection: Connection, name: str, value: int) -> None:
    statement = upsert(fact_points).values(name=name, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def _clear(connection: Connection) -> None:
    verdicts = _point(connection, VERDICTS)
    for table in (answer_documents, fact_rules, fact_products, fact_versions, answer_facts, fact_points):
        connection.execute(delete(table))
    _set_point(connection, "schema", SCHEMA)
    _set_point(connection, VERDICTS, verdicts + 1)
