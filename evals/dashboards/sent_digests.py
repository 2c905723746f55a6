"""Remembers which weeks' digests went out, so that each goes out once, whoever sends it."""

from datetime import timedelta

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from evals.dashboards.tables import digests_sent
from server.clock import Clock

_ABANDONED = timedelta(hours=1)
"""A sending that has not ended by then is taken to have died with its process."""


class SentDigests:
    """Weeks by their Monday, counted in days from 1970. A week being sent has no recipients yet."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def is_sent(self, monday: int) -> bool:
        """Whether the digest of this week went out."""
        sent = select(digests_sent.c.recipients).where(digests_sent.c.monday == monday)
        with self._engine.connect() as connection:
            return bool(connection.execute(sent).scalar_one_or_none())

    def claim(self, monday: int) -> bool:
        """Whether this process is to send it: no other did, or is doing so. `confirm` or `release` must follow."""
        table, now = digests_sent.c, self._clock()
        try:
            with self._engine.begin() as connection:
                is_dead = (table.recipients == 0) & (table.sent_at <= now - _ABANDONED)
                connection.execute(delete(digests_sent).where(table.monday == monday, is_dead))
                connection.execute(insert(digests_sent).values(monday=monday, sent_at=now, recipients=0))
        except IntegrityError:
            return False
        return True

    def confirm(self, monday: int, recipients: int) -> None:
        """It went out to so many."""
        values = {"recipients": recipients, "sent_at": self._clock()}
        with self._engine.begin() as connection:
            connection.execute(update(digests_sent).where(digests_sent.c.monday == monday).values(values))

    def release(self, monday: int) -> None:
        """It did not go out."""
        with self._engine.begin() as connection:
            connection.execute(delete(digests_sent).where(digests_sent.c.monday == monday))
