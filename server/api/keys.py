"""API keys over HTTP, for administrators."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Self

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, StringConstraints

from server.api.requirement import Admin
from server.api.state import TheDeskside
from server.identity.api_key import ApiKey

router = APIRouter(prefix="/v1/keys", tags=["identity"])

Label = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]


class KeyWanted(BaseModel):
    """For whom, and what it is called."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_extra={"examples": [{"person": "jo-abara", "name": "laptop"}]}
    )

    person: str
    name: Label


class KeyJson(BaseModel):
    """What is remembered of a key."""

    model_config = ConfigDict(frozen=True)

    id: str
    person: str
    name: str
    prefix: str
    created_at: datetime
    revoked_at: datetime | None

    @classmethod
    def of(cls, known: ApiKey, **more: str) -> Self:
        """What is sent of it."""
        return cls(
            id=known.id,
            person=known.person_id,
            name=known.name,
            prefix=known.prefix,
            created_at=known.created_at,
            revoked_at=known.revoked_at,
            **more,
        )


class NewKeyJson(KeyJson):
    """A key just made; `key` is shown this once."""

    key: str


class KeyList(BaseModel):
    """Every key ever issued."""

    model_config = ConfigDict(frozen=True)

    items: list[KeyJson]


@router.get("")
def list_keys(person: Admin, deskside: TheDeskside) -> KeyList:
    """Every key ever issued, oldest first."""
    return KeyList(items=[KeyJson.of(key) for key in deskside.keys.all()])


@router.post("", status_code=HTTPStatus.CREATED)
def issue_key(wanted: KeyWanted, person: Admin, deskside: TheDeskside) -> NewKeyJson:
    """Make a key for somebody."""
    new = deskside.keys.issue(wanted.person, wanted.name)
    return NewKeyJson.of(new.key, key=new.secret)


@router.delete("/{key_id}", status_code=HTTPStatus.NO_CONTENT)
def revoke_key(key_id: str, person: Admin, deskside: TheDeskside) -> None:
    """Make a key useless, and sign its person out everywhere."""
    deskside.keys.revoke(key_id)
