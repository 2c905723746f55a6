"""Who is signed in."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from server.api.requirement import Reader
from server.identity.person import Role

router = APIRouter(prefix="/v1/me", tags=["identity"])


class Me(BaseModel):
    """The person behind the key or the cookie."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={
            "examples": [
                {"id": "jo-abara", "name": "Jo Abara", "role": "agent", "groups": ["everyone", "staff", "support"]}
            ]
        },
    )

    id: str
    name: str
    role: Role
    groups: list[str]


@router.get("")
def me(person: Reader) -> Me:
    """Who is signed in, and what they count among."""
    return Me(id=person.id, name=person.name, role=person.role, groups=sorted(person.audience))
