"""Asking again what was answered before."""

from dataclasses import replace
from datetime import datetime

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict

from server.api.asking import Name
from server.api.leaving import while_connected
from server.api.requirement import Asker
from server.api.scope import groups_of
from server.api.state import TheClock, TheDeskside
from server.deskside import Deskside
from server.errors import NoLongerReadable
from server.history.reading import read_answer
from server.history.replay import Replay, unreadable
from server.identity.person import Person
from server.replaying import ReplayMoment, replay

router = APIRouter(prefix="/v1/answers", tags=["answers"])


class ReplayWanted(BaseModel):
    """By the rules of which moment, and for whom."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_extra={"examples": [{"moment": "today", "audience": None}]}
    )

    moment: ReplayMoment = ReplayMoment.ASKED
    audience: list[Name] | None = None
    """Narrows what may be seen to these of the reader's groups; who administers may name any."""


@router.post("/{answer_id}/replays", response_model=Replay)
async def replay_answer(
    request: Request, answer_id: str, wanted: ReplayWanted, person: Asker, deskside: TheDeskside, clock: TheClock
) -> Replay | Response:
    """Ask the same question of today's index, for the same groups as far as the reader is in them, and compare.

    Nothing is kept. Whoever may not read the answer may not have it asked again either.
    """
    reader = replace(person, groups=groups_of(person, wanted.audience))
    asking = ask_again(deskside, answer_id, reader, wanted.moment, clock())
    # Nobody reads the empty response.
    return await while_connected(request, asking) or Response()


async def ask_again(deskside: Deskside, answer_id: str, reader: Person, moment: ReplayMoment, now: datetime) -> Replay:
    """The answer asked again, or that its asker can no longer read it. Raises NotFound."""
    try:
        record = await to_thread.run_sync(read_answer, deskside.history, deskside.index.catalog, answer_id, reader)
    except NoLongerReadable:
        return unreadable(answer_id)
    return await replay(deskside, record.answer, reader, moment, now)
