"""Chooses the answers that people should look at: by a reason, and the same ones again for the same seed."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select

from ingest.index.documents import VersionState
from ingest.index.tables import versions
from server.answering.answer import Outcome
from server.clock import Clock
from server.deskside import Deskside
from server.history.wanted import WantedAnswers

_ANSWERED = frozenset({Outcome.ANSWERED, Outcome.PARTLY_ANSWERED})


class Reason(StrEnum):
    """Why an answer waits for review."""

    RANDOM = "random"
    LOW_SUPPORT = "low_support"
    DISLIKED = "disliked"
    NEW_POLICY = "new_policy"
    TEAM = "team"
    SKILL = "skill"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which answers of the history are looked for. `days` reaches back from now.

    `detail` is the team's group or the skill's id, where the reason asks for one; `support_below` the confidence under
    which support is low. With `NEW_POLICY`, `days` says how new the version is, not the answer.
    """

    reason: Reason
    days: int = 30
    detail: str = ""
    support_below: float = 0.6


class Chooser:
    """Finds answers in the history of one assistant."""

    def __init__(self, deskside: Deskside, clock: Clock) -> None:
        self._deskside = deskside
        self._clock = clock

    def matching(self, choice: Choice) -> list[str]:
        """The ids of every answer that fits, those with the least support first where that is the reason."""
        wanted = self._wanted(choice, self._clock() - timedelta(days=choice.days))
        return [] if wanted is None else self._deskside.history.find(wanted)

    def teams(self) -> list[str]:
        """The groups that people who may ask are in."""
        return sorted({group for person in self._deskside.people.all() for group in person.groups})

    def _wanted(self, choice: Choice, since: datetime) -> WantedAnswers | None:
        match choice.reason:
            case Reason.RANDOM:
                return WantedAnswers(since=since)
            case Reason.LOW_SUPPORT:
                return WantedAnswers(since=since, outcomes=_ANSWERED, confidence_below=choice.support_below)
            case Reason.DISLIKED:
                return WantedAnswers(since=since, is_disliked=True)
            case Reason.NEW_POLICY:
                return WantedAnswers(outcomes=_ANSWERED, versions=self._went_live(since))
            case Reason.TEAM:
                return WantedAnswers(since=since, askers=self._members(choice.detail))
            case Reason.SKILL:
                return WantedAnswers(since=since, skill=choice.detail)
            case Reason.BY_HAND:
                return None

    def _members(self, group: str) -> frozenset[str]:
        return frozenset(person.id for person in self._deskside.people.all() if group in person.groups)

    def _went_live(self, since: datetime) -> frozenset[str]:
        """Versions that answer now and began to in this time: by being published, or by their day having come."""
        now = self._clock()
        begun = versions.c.published_at.between(since, now) | versions.c.in_force_from.between(since, now)
        statement = select(versions.c.id).where(versions.c.state == VersionState.LIVE, begun)
        with self._deskside.index.catalog.engine.connect() as connection:
            return frozenset(connection.execute(statement).scalars())


def pick(answer_ids: Sequence[str], count: int, reason: Reason, seed: str) -> list[str]:
    """At most `count` of the answers, by chance; of those with low support the first.

    The same seed picks the same ones, and fewer are always among more.
    """
    if reason is Reason.LOW_SUPPORT:
        return list(answer_ids[:count])
    return sorted(answer_ids, key=lambda answer_id: chance(seed, answer_id))[:count]


def chance(seed: str, name: str) -> float:
    """A number in [0, 1) that only depends on the seed and the name."""
    return int.from_bytes(hashlib.sha256(f"{seed}\n{name}".encode()).digest()[:6]) / 2**48


def without(answer_ids: Iterable[str], known: frozenset[str]) -> list[str]:
    """Those that are not among the known, in their order."""
    return [answer_id for answer_id in answer_ids if answer_id not in known]
