"""What is missing from the documents: questions that went without a good answer, those asked most first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, select

from evals.dashboards.conditions import conditions
from evals.dashboards.gap_groups import GapGroup, read_gap_groups
from evals.dashboards.reading_rule import admits
from evals.dashboards.selection import Selection
from evals.dashboards.tables import answer_facts
from evals.dashboards.withdrawn import withdrawn_among

_FACT = answer_facts.c
_CANDIDATES = 20
"""So many of a gap's answers are tried until one is found that may be read."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Nearly equal questions; `question` is the one asked last that the reader may see, `answer_id` its answer."""

    answer_id: str
    question: str
    wordings: int
    asked: int
    people: int
    unanswered: int
    asked_first: datetime
    asked_last: datetime

    @property
    def disliked(self) -> int:
        """How often there was an answer that people found of no use."""
        return self.asked - self.unanswered


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps asked for most; `groups` counts all of them and `asked` every question in them."""

    shown: Sequence[Gap] = ()
    groups: int = 0
    asked: int = 0
    hidden: int = 0
    """Among the first, those of which the reader may read no answer."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One answer in a gap."""

    row: int
    answer_id: str
    key: str
    question: str
    asker_id: str
    asked_at: datetime
    rule: str


def read_gaps(engine: Engine, selection: Selection, limit: int) -> Gaps:
    """The first gaps of a selection."""
    chosen = conditions(selection, engine)
    found = read_gap_groups(engine, chosen)
    groups = found.groups[:limit]
    members = _members(engine, chosen, groups)
    readable = _readable(engine, members, selection.audience)
    described = [_describe(group, asked, readable) for group, asked in zip(groups, members, strict=True) if asked]
    shown = [gap for gap in described if gap is not None]
    return Gaps(shown, found.count, found.asked, len(described) - len(shown))


def _members(engine: Engine, chosen: Iterable[ColumnElement[bool]], groups: Sequence[GapGroup]) -> list[list[_Asked]]:
    """The answers in each group, oldest first."""
    place_of = {key: place for place, group in enumerate(groups) for key in group.keys}
    columns = (_FACT.row, _FACT.answer_id, _FACT.question_key, _FACT.question, _FACT.asker_id, _FACT.asked_at)
    statement = (
        select(*columns, _FACT.audience)
        .where(*chosen, _FACT.is_gap, _FACT.question_key.in_(place_of))
        .order_by(_FACT.asked_at, _FACT.row)
    )
    members: list[list[_Asked]] = [[] for _ in groups]
    with engine.connect() as connection:
        for row in connection.execute(statement):
            asked = _Asked(*row)
            members[place_of[asked.key]].append(asked)
    return members


def _readable(engine: Engine, members: Iterable[Sequence[_Asked]], audience: frozenset[str]) -> set[int]:
    """The latest answers of each group that the reader may read."""
    candidates: list[int] = []
    for asked in members:
        candidates += [one.row for one in reversed(asked) if admits(one.rule, audience)][:_CANDIDATES]
    with engine.connect() as connection:
        return set(candidates) - withdrawn_among(connection, candidates)


def _describe(group: GapGroup, asked: Sequence[_Asked], readable: set[int]) -> Gap | None:
    latest = next((one for one in reversed(asked) if one.row in readable), None)
    if latest is None:
        return None
    return Gap(
        answer_id=latest.answer_id,
        question=latest.question,
        wordings=len(group.wordings),
        asked=group.asked,
        people=len({one.asker_id for one in asked}),
        unanswered=group.unanswered,
        asked_first=asked[0].asked_at,
        asked_last=asked[-1].asked_at,
    )
