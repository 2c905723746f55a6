"""What a ticket asks for, answered before anybody types."""

from http import HTTPStatus

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from server.answering.question import Ticket
from server.api.asking import EXAMPLE as ASKING
from server.api.asking import Name
from server.api.moment import MomentAsked
from server.api.requirement import Asker
from server.api.scope import scope_of
from server.api.state import TheClock, TheDeskside
from server.api.suggestions_example import SUGGESTIONS
from server.suggestions.suggestion import Suggestions

router = APIRouter(prefix="/v1/suggestions", tags=["answers"])

_EXAMPLE = {"application/json": {"example": SUGGESTIONS}}


class Suggesting(BaseModel):
    """A ticket beside which nothing is asked yet."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_extra={"examples": [{"ticket": ASKING["ticket"], "as_of": None}]}
    )

    ticket: Ticket
    as_of: MomentAsked | None = None
    """A date (noon UTC is meant) or a time; now where it is left out."""
    tags: dict[Name, list[Name]] | None = None
    audience: list[Name] | None = Field(None)
    """Narrows what may be seen to these of the asker's groups; who administers may name any."""


@router.post("", responses={HTTPStatus.OK: {"content": _EXAMPLE}})
def suggest(suggesting: Suggesting, person: Asker, deskside: TheDeskside, clock: TheClock) -> Suggestions:
    """The two or three needs of a ticket, each with its answer, and the days in it whose rules may count.

    Nothing is kept, and no language model is asked. `POST /v1/answers` with a suggestion's question and the same
    ticket gives its answer again, kept, with a permanent page: send that when somebody opens or uses a suggestion.
    """
    scope = scope_of(person, clock(), suggesting.as_of, suggesting.audience, suggesting.tags)
    return deskside.suggest(suggesting.ticket, scope)
