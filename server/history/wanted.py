"""Which stored answers are looked for."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import JSON, ColumnElement, Dialect, Select, cast, select, type_coerce

from server.answering.answer import Outcome
from server.history.tables import answer_versions, answers, feedback


@dataclass(frozen=True, slots=True)
class WantedAnswers:
    """Conditions that all hold; `None` is no condition."""

    since: datetime | None = None
    askers: Set[str] | None = None
    versions: Set[str] | None = None
    """The answer showed one of these."""
    outcomes: Set[Outcome] | None = None
    skill: str | None = None
    """The skill of the lesson the answer offered."""
    is_disliked: bool = False
    """Somebody said it was of no use."""
    confidence_below: float | None = None

    def statement(self, dialect: Dialect) -> Select[tuple[object, ...]]:
        """The ids of these answers, the least confident first where confidence is a condition, else by id."""
        confidence = _number(dialect, "confidence")
        statement = select(answers.c.id).where(*self._conditions(dialect))
        if self.confidence_below is None:
            return statement.order_by(answers.c.id)
        return statement.where(confidence < self.confidence_below).order_by(confidence, answers.c.id)

    def _conditions(self, dialect: Dialect) -> list[ColumnElement[bool]]:
        conditions: list[ColumnElement[bool]] = []
        if self.since is not None:
            conditions.append(answers.c.asked_at >= self.since)
        if self.askers is not None:
            conditions.append(answers.c.asker_id.in_(sorted(self.askers)))
        if self.versions is not None:
            used = select(answer_versions.c.answer_id).where(answer_versions.c.version_id.in_(sorted(self.versions)))
            conditions.append(answers.c.id.in_(used))
        if self.outcomes is not None:
            conditions.append(answers.c.outcome.in_(sorted(self.outcomes)))
        if self.skill is not None:
            conditions.append(_text(dialect, "lesson", "skill") == self.skill)
        if self.is_disliked:
            conditions.append(answers.c.id.in_(select(feedback.c.answer_id).where(feedback.c.is_useful.is_(False))))
        return conditions


def _number(dialect: Dialect, *path: str) -> ColumnElement[float]:
    number: ColumnElement[float] = _in_body(dialect, path).as_float()
    return number


def _text(dialect: Dialect, *path: str) -> ColumnElement[str]:
    text: ColumnElement[str] = _in_body(dialect, path).as_string()
    return text


def _in_body(dialect: Dialect, path: tuple[str, ...]) -> ColumnElement[object]:
    """A value inside the stored answer. PostgreSQL has to be told that the text is JSON; SQLite must not be."""
    body = cast(answers.c.body, JSON) if dialect.name == "postgresql" else type_coerce(answers.c.body, JSON)
    return body[path]
