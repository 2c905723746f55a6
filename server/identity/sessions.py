"""Browser sessions: a random token in a cookie, known here by its hash."""

from datetime import timedelta

from sqlalchemy import Engine, delete, insert, select

from server.clock import Clock, utc_now
from server.identity.people import person_in
from server.identity.person import Person
from server.identity.tables import people, sessions
from server.identity.token import hash_token, new_token

LIFETIME = timedelta(hours=12)


class Sessions:
    """Begins, recognises and ends sessions."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock

    def begin(self, person_id: str) -> str:
        """Sign this person in for twelve hours; gives the token for the cookie."""
        token = new_token()
        now = self._clock()
        with self._engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.expires_at <= now))
            connection.execute(
                insert(sessions).values(hash=hash_token(token), person_id=person_id, expires_at=now + LIFETIME)
            )
        return token

    def person(self, token: str) -> Person | None:
        """Who is signed in with this token; nobody where it is unknown, ended or expired."""
        statement = (
            select(people)
            .join(sessions, sessions.c.person_id == people.c.id)
            .where(sessions.c.hash == hash_token(token), sessions.c.expires_at > self._clock())
        )
        with self._engine.connect() as connection:
            row = connection.execute(statement).one_or_none()
        return None if row is None else person_in(row)

    def end(self, token: str) -> None:
        """Sign out; an unknown token is ignored."""
        with self._engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.hash == hash_token(token)))
