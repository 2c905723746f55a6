"""Puts questions that mean nearly the same together, by the words they share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Engine, case, func, select

from evals.dashboards.tables import answer_facts
from server.answering.answer import Outcome

_FACT = answer_facts.c
LIKE_ENOUGH = 0.6
"""The share of words two questions must have in common, counted over the words of both (Jaccard)."""
_COMPARED = 400
"""So many wordings, the most asked first, are compared with each other; each of the others stands for itself."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The questions that are the same but for their form."""

    key: str
    asked: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class GapGroup:
    """Wordings of nearly the same question, the most asked first."""

    wordings: Sequence[Wording]

    @property
    def keys(self) -> list[str]:
        """Their keys."""
        return [wording.key for wording in self.wordings]

    @property
    def asked(self) -> int:
        """How often people went away without a good answer."""
        return sum(wording.asked for wording in self.wordings)

    @property
    def unanswered(self) -> int:
        """How often the documents did not answer."""
        return sum(wording.unanswered for wording in self.wordings)


@dataclass(frozen=True, slots=True)
class GapGroups:
    """The groups of the wordings asked most, and how many wordings were asked less and stand for themselves."""

    groups: Sequence[GapGroup]
    others: int
    asked: int
    """Every question in any of them."""

    @property
    def count(self) -> int:
        """How many gaps there are."""
        return len(self.groups) + self.others


def read_gap_groups(engine: Engine, conditions: Iterable[ColumnElement[bool]]) -> GapGroups:
    """The gaps among the answers that fulfil the conditions, those asked most first."""
    unanswered = case((_FACT.outcome == Outcome.NOT_IN_DOCUMENTS, 1), else_=0)
    statement = (
        select(_FACT.question_key, func.count(), func.sum(unanswered))
        .where(_FACT.is_gap, *conditions)
        .group_by(_FACT.question_key)
        .order_by(func.count().desc(), _FACT.question_key)
    )
    with engine.connect() as connection:
        rows = connection.execute(statement).all()
    groups = group_alike([Wording(*row) for row in rows[:_COMPARED]])
    return GapGroups(
        groups=sorted(groups, key=lambda group: (-group.asked, group.wordings[0].key)),
        others=max(len(rows) - _COMPARED, 0),
        asked=sum(row[1] for row in rows),
    )


def keys_alike(engine: Engine, conditions: Iterable[ColumnElement[bool]], answer_id: str) -> list[str]:
    """The keys in the group of this answer's question; its own alone where it is asked too seldom to be compared."""
    with engine.connect() as connection:
        key = connection.execute(select(_FACT.question_key).where(_FACT.answer_id == answer_id)).scalar_one_or_none()
    if key is None:
        return []
    return next((group.keys for group in read_gap_groups(engine, conditions).groups if key in group.keys), [key])


def group_alike(wordings: Sequence[Wording]) -> list[GapGroup]:
    """Each wording joins the first group whose leading wording is like enough, or leads one of its own."""
    numbers: dict[str, int] = {}
    groups: list[_Group] = []
    for wording in wordings:
        words = 0
        for word in wording.key.split():
            words |= 1 << numbers.setdefault(word, len(numbers))
        count = words.bit_count()
        for group in groups:
            shared = (group.words & words).bit_count()
            if shared and shared >= LIKE_ENOUGH * (group.count + count - shared):
                group.members.append(wording)
                break
        else:
            groups.append(_Group(words, count, [wording]))
    return [GapGroup(tuple(group.members)) for group in groups]


@dataclass(slots=True)
class _Group:
    """A group being made: the words of its leading wording as bits, how many they are, and its members."""

    words: int
    count: int
    members: list[Wording]
