"""Asks a question that was answered before again, of today's index."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from ingest.index.scope import Scope
from server.answering.answer import Answer, Conditions
from server.answering.question import Question
from server.deskside import Deskside
from server.history.asked import Asked
from server.history.replay import Replay, beside
from server.identity.person import Person


class ReplayMoment(StrEnum):
    """By the rules of which moment a question is asked again."""

    ASKED = "asked"
    """Those the answer was given by, as far as the index knows them now."""
    TODAY = "today"


async def replay(deskside: Deskside, before: Answer, person: Person, moment: ReplayMoment, now: datetime) -> Replay:
    """The answer of then beside the one of now, for somebody who may read the one of then.

    The question is asked for the groups it was asked for, as far as this person is in them. Nothing is kept.
    """
    asked = deskside.history.asked(before.id)
    scope = _scope(asked, person.audience, before.as_of if moment is ReplayMoment.ASKED else now)
    question = asked.question if asked else Question(before.question)
    after = await deskside.repeat(question, scope, person.id)
    return beside(before, _as(before, after), tuple(_notices(asked, scope, before, after)))


def _scope(asked: Asked | None, groups: frozenset[str], as_of: datetime) -> Scope:
    if asked is None:
        return Scope(groups, as_of)
    return Scope(asked.scope.groups & groups, as_of, asked.scope.tags, asked.scope.kinds)


def _as(before: Answer, after: Answer) -> Answer:
    """The answer of now under the id of the one it repeats: by its own it can never be found."""
    return replace(after, id=before.id)


def _notices(asked: Asked | None, scope: Scope, before: Answer, after: Answer) -> Iterator[str]:
    yield from _not_asked_again(asked, scope)
    yield from _changed(before.making.conditions, after.making.conditions)
    if before.making.model != after.making.model:
        yield f"Written by {_writer(before)} then and by {_writer(after)} now."
    elif after.making.model is not None:
        yield "A language model wrote both; its words differ from one time to the next."


def _not_asked_again(asked: Asked | None, scope: Scope) -> Iterator[str]:
    if asked is None:
        yield (
            "The conversation, the ticket and the groups that it was asked with were not kept: "
            "the question alone was asked again, for your groups."
        )
        return
    if asked.left_out:
        yield f"{asked.left_out} earlier messages of its conversation or ticket were not kept and not asked again."
    if missing := sorted(asked.scope.groups - scope.groups):
        yield f"It was also asked for {', '.join(missing)}; what only they may read was left out now."


def _changed(before: Conditions | None, after: Conditions | None) -> Iterator[str]:
    if before is None or after is None:
        return
    if before.product_version != after.product_version:
        yield f"Deskside was version {before.product_version} then and is {after.product_version} now."
    if before.settings_hash != after.settings_hash:
        yield "The settings have changed since."
    if before.embedder != after.embedder:
        yield "Another embedding model reads the documents now."
    if before.index_sequence != after.index_sequence:
        yield "Documents have been added, changed or taken back since."


def _writer(answer: Answer) -> str:
    return answer.making.model or "nobody but the documents"
