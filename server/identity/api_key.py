"""An API key, and how one is made."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert

from server.identity.tables import api_keys
from server.identity.token import hash_token, new_token

_PREFIX = "dsk_"
_SHOWN = len(_PREFIX) + 6


@dataclass(frozen=True, slots=True)
class ApiKey:
    """What is remembered of a key; the key itself is not."""

    id: str
    person_id: str
    name: str
    prefix: str
    created_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key just made: the only time its secret is seen."""

    key: ApiKey
    secret: str


def issue_key(connection: Connection, person_id: str, name: str, now: datetime) -> NewKey:
    """A new key, in the transaction of the caller."""
    secret = new_token(_PREFIX)
    key = ApiKey(secrets.token_hex(8), person_id, name, secret[:_SHOWN], now)
    connection.execute(
        insert(api_keys).values(
            id=key.id, person_id=person_id, name=name, prefix=key.prefix, hash=hash_token(secret), created_at=now
        )
    )
    return NewKey(key, secret)
