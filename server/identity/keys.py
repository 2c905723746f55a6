"""API keys: how the extension, the command line and other programs sign in."""

from sqlalchemy import Engine, Row, delete, select, update

from ingest.index.errors import NotFound
from server.clock import Clock, utc_now
from server.identity.api_key import ApiKey, NewKey, issue_key
from server.identity.people import person_in
from server.identity.person import Person
from server.identity.tables import api_keys, people, sessions, sign_in_links
from server.identity.token import hash_token


class Keys:
    """Issues, recognises and revokes API keys."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock

    def issue(self, person_id: str, name: str) -> NewKey:
        """A new key for this person. Raises NotFound."""
        with self._engine.begin() as connection:
            if connection.execute(select(people.c.id).where(people.c.id == person_id)).one_or_none() is None:
                raise NotFound(f"there is no person {person_id}")
            return issue_key(connection, person_id, name, self._clock())

    def person(self, secret: str) -> Person | None:
        """Whose key this is; nobody's where it is unknown or revoked."""
        statement = (
            select(people)
            .join(api_keys, api_keys.c.person_id == people.c.id)
            .where(api_keys.c.hash == hash_token(secret), api_keys.c.revoked_at.is_(None))
        )
        with self._engine.connect() as connection:
            row = connection.execute(statement).one_or_none()
        return None if row is None else person_in(row)

    def all(self) -> list[ApiKey]:
        """Every key ever issued, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(api_keys).order_by(api_keys.c.created_at, api_keys.c.id))
            return [_key(row) for row in rows]

    def revoke(self, key_id: str) -> None:
        """Make a key useless and sign its person out everywhere. Raises NotFound."""
        with self._engine.begin() as connection:
            row = connection.execute(select(api_keys).where(api_keys.c.id == key_id)).one_or_none()
            if row is None:
                raise NotFound(f"there is no key {key_id}")
            unrevoked = (api_keys.c.id == key_id, api_keys.c.revoked_at.is_(None))
            connection.execute(update(api_keys).where(*unrevoked).values(revoked_at=self._clock()))
            for table in (sessions, sign_in_links):
                connection.execute(delete(table).where(table.c.person_id == row.person_id))


def _key(row: Row[tuple[object, ...]]) -> ApiKey:
    return ApiKey(row.id, row.person_id, row.name, row.prefix, row.created_at, row.revoked_at)
