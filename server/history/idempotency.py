"""Makes a request that is sent twice count once, by the key the client gave it."""

from datetime import timedelta

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from ingest.index.errors import InvalidRequest
from server.clock import Clock, utc_now
from server.errors import Conflict
from server.history.tables import idempotency

REMEMBERED = timedelta(hours=24)
ABANDONED = timedelta(minutes=2)
"""A request that has not ended by then is taken to have died with its process."""


class Idempotency:
    """Remembers, for a day, what came of each request that carried a key."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock

    def begin(self, person_id: str, key: str, fingerprint: str) -> str | None:
        """What came of this request before; `None` where it is new, and then `finish` or `abandon` must follow.

        Raises InvalidRequest where the key came with another request, Conflict while the same one is under way.
        """
        mine = (idempotency.c.person_id == person_id, idempotency.c.key == key)
        now = self._clock()
        with self._engine.begin() as connection:
            died = idempotency.c.result.is_(None) & (idempotency.c.begun_at <= now - ABANDONED)
            connection.execute(delete(idempotency).where(died | (idempotency.c.begun_at <= now - REMEMBERED)))
            row = connection.execute(select(idempotency).where(*mine)).one_or_none()
            if row is None:
                try:
                    connection.execute(
                        insert(idempotency).values(person_id=person_id, key=key, fingerprint=fingerprint, begun_at=now)
                    )
                except IntegrityError as error:
                    raise Conflict(_UNDER_WAY) from error
                return None
        if row.fingerprint != fingerprint:
            raise InvalidRequest("this Idempotency-Key was used for another request; choose a new one")
        if row.result is None:
            raise Conflict(_UNDER_WAY)
        return str(row.result)

    def finish(self, person_id: str, key: str, result: str) -> None:
        """Remember what came of it."""
        mine = (idempotency.c.person_id == person_id, idempotency.c.key == key)
        with self._engine.begin() as connection:
            connection.execute(update(idempotency).where(*mine).values(result=result))

    def abandon(self, person_id: str, key: str) -> None:
        """Nothing came of it: the key may be used again."""
        mine = (idempotency.c.person_id == person_id, idempotency.c.key == key)
        with self._engine.begin() as connection:
            connection.execute(delete(idempotency).where(*mine))


_UNDER_WAY = "the same request is still under way; ask again in a moment"
