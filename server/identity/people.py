"""The people who may sign in."""

from collections.abc import Iterable

from sqlalchemy import Connection, Engine, Row, insert, select, update

from ingest.index.encoding import decode_groups, encode_groups
from ingest.index.errors import NotFound
from server.clock import Clock, utc_now
from server.errors import Conflict
from server.identity.api_key import issue_key
from server.identity.person import Person, Role
from server.identity.tables import people

ADMIN = Person("admin", "Administrator", "", Role.ADMIN)


class People:
    """Keeps the people."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock

    def person(self, person_id: str) -> Person:
        """One person. Raises NotFound."""
        with self._engine.connect() as connection:
            row = connection.execute(select(people).where(people.c.id == person_id)).one_or_none()
        if row is None:
            raise NotFound(f"there is no person {person_id}")
        return person_in(row)

    def all(self) -> list[Person]:
        """Everybody, by name."""
        with self._engine.connect() as connection:
            return [person_in(row) for row in connection.execute(select(people).order_by(people.c.name))]

    def sample(self) -> list[Person]:
        """The people of the sample company, by name; none unless it is loaded."""
        statement = select(people).where(people.c.is_sample).order_by(people.c.name)
        with self._engine.connect() as connection:
            return [person_in(row) for row in connection.execute(statement)]

    def import_people(self, imported: Iterable[Person], is_sample: bool = False) -> None:
        """Add these people, or bring what is known of them up to date; all of them or none.

        Raises Conflict where an id belongs to somebody in the sample company and to somebody outside it.
        """
        with self._engine.begin() as connection:
            for person in imported:
                _keep(connection, person, is_sample)

    def ensure_admin(self) -> str | None:
        """Add an administrator where nobody outside the sample company is one.

        Gives the key of the one added, which is shown this once; `None` where there was one already.
        """
        is_admin = (people.c.role == Role.ADMIN, people.c.is_sample.is_(False))
        with self._engine.begin() as connection:
            if connection.execute(select(people.c.id).where(*is_admin)).first() is not None:
                return None
            _keep(connection, ADMIN, is_sample=False)
            return issue_key(connection, ADMIN.id, "first start", self._clock()).secret


def person_in(row: Row[tuple[object, ...]]) -> Person:
    """The person in a row of the table."""
    return Person(row.id, row.name, row.email, Role(row.role), decode_groups(row.groups))


def _keep(connection: Connection, person: Person, is_sample: bool) -> None:
    values = {
        "name": person.name,
        "email": person.email,
        "role": person.role,
        "groups": encode_groups(person.groups),
    }
    known = connection.execute(select(people.c.is_sample).where(people.c.id == person.id)).scalar_one_or_none()
    if known is None:
        connection.execute(insert(people).values(id=person.id, is_sample=is_sample, **values))
    elif known is is_sample:
        connection.execute(update(people).where(people.c.id == person.id).values(values))
    else:
        raise Conflict(
            f"{person.id} is already the id of somebody {'outside' if is_sample else 'of'} the sample company"
        )
