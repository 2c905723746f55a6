"""Links that open one page signed in, once: how the extension opens the reader in a tab that has no cookie."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, StringConstraints

from server.api.requirement import Reader
from server.api.state import TheDeskside

router = APIRouter(prefix="/v1/sign-in-links", tags=["identity"])

OwnPath = Annotated[str, StringConstraints(min_length=1, max_length=2000)]


class LinkWanted(BaseModel):
    """The page to open."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={"examples": [{"next": "/documents/4f1c/versions/9ab2?start=120&end=188"}]},
    )

    next: OwnPath


class LinkJson(BaseModel):
    """A path on this server that works once, for a minute."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [{"url": "/sign-in/once/3Vt0"}]})

    url: str


@router.post("", status_code=HTTPStatus.CREATED)
def offer_link(wanted: LinkWanted, person: Reader, deskside: TheDeskside) -> LinkJson:
    """A link that opens a page of this server signed in as whoever asks for it."""
    return LinkJson(url=f"/sign-in/once/{deskside.sign_in_links.offer(person.id, wanted.next)}")
