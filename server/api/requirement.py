"""What a route requires of whoever calls it: every route that is not open names one."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from ingest.index.errors import Forbidden, Unauthenticated
from server.api.same_origin import require_same_origin
from server.api.session_cookie import session_token
from server.api.state import deskside_of
from server.identity.permission import Permission, may
from server.identity.person import Person

_BEARER = HTTPBearer(auto_error=False, description="An API key (`dsk_…`)")
Bearer = Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)]


def signed_in(request: Request, bearer: HTTPAuthorizationCredentials | None = None) -> Person | None:
    """Who sends this request: by key where one is sent, otherwise by cookie; `None` for neither.

    Raises Unauthenticated for a key that is not valid, Forbidden for a cookie that another site made use of.
    """
    deskside = deskside_of(request)
    if bearer is not None:
        person = deskside.keys.person(bearer.credentials)
        if person is None:
            raise Unauthenticated("this key is not valid, or no longer; ask whoever runs Deskside for a new one")
        return person
    token = session_token(request)
    person = None if token is None else deskside.sessions.person(token)
    if person is not None:
        require_same_origin(request)
    return person


@dataclass(frozen=True, slots=True)
class Requirement:
    """The dependency that lets only those through who may do this, and gives the route who it is."""

    permission: Permission

    def __call__(self, request: Request, bearer: Bearer) -> Person:
        """Raises Unauthenticated or Forbidden."""
        person = signed_in(request, bearer)
        if person is None:
            raise Unauthenticated("sign in, or send a key as 'Authorization: Bearer dsk_…'")
        request.state.person = person
        if not may(person, self.permission):
            raise Forbidden(f"the role {person.role} may not {self.permission}; ask whoever runs Deskside")
        return person


def requires(permission: Permission) -> Any:  # Any: FastAPI's own type for what `Depends` gives
    """For a route's signature: `person: Annotated[Person, requires(Permission.ASK)]`."""
    return Depends(Requirement(permission))


Reader = Annotated[Person, requires(Permission.READ)]
Asker = Annotated[Person, requires(Permission.ASK)]
Reviewer = Annotated[Person, requires(Permission.REVIEW)]
StandardSetter = Annotated[Person, requires(Permission.SET_STANDARDS)]
Ingester = Annotated[Person, requires(Permission.INGEST)]
Admin = Annotated[Person, requires(Permission.ADMINISTER)]
