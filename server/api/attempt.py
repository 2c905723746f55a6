"""A write that the client may send twice (`Idempotency-Key`)."""

import hashlib
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Request
from pydantic import StringConstraints

from server.api.requirement import Asker
from server.api.state import TheDeskside
from server.history.idempotency import Idempotency

Key = Annotated[str, StringConstraints(min_length=1, max_length=200)]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sending of a request. `earlier` is what came of it before; without a key it is always the first."""

    idempotency: Idempotency
    person_id: str
    key: str | None
    earlier: str | None

    def finish(self, result: str) -> None:
        """Remember what came of it."""
        if self.key is not None:
            self.idempotency.finish(self.person_id, self.key, result)

    def abandon(self) -> None:
        """Nothing came of it: it may be sent again."""
        if self.key is not None:
            self.idempotency.abandon(self.person_id, self.key)


@dataclass(frozen=True, slots=True)
class Attempts:
    """Begins attempts for the request at hand."""

    idempotency: Idempotency
    person_id: str
    key: str | None
    place: str

    def begin(self, body: str) -> Attempt:
        """Raises InvalidRequest where the key came with another request, Conflict while the same is under way."""
        if self.key is None:
            return Attempt(self.idempotency, self.person_id, None, None)
        fingerprint = hashlib.sha256(f"{self.place}\n{body}".encode("utf-8", "surrogatepass")).hexdigest()
        earlier = self.idempotency.begin(self.person_id, self.key, fingerprint)
        return Attempt(self.idempotency, self.person_id, self.key, earlier)


def attempts_of(
    request: Request,
    person: Asker,
    deskside: TheDeskside,
    idempotency_key: Annotated[Key | None, Header(description="The same key and body give the same answer.")] = None,
) -> Attempts:
    """What begins the attempt of this request."""
    return Attempts(deskside.idempotency, person.id, idempotency_key, f"{request.method} {request.url.path}")


TheAttempts = Annotated[Attempts, Depends(attempts_of)]
