"""Writes changes of examples, each with the revision that it makes."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from evals.curation.kept_example import Change
from evals.curation.tables import golden_examples, golden_revisions
from server.errors import Conflict


def write_changes(connection: Connection, set_id: str, changes: Iterable[Change], now: datetime) -> None:
    """Make these changes. Raises Conflict where an id is taken or an example was changed meanwhile."""
    revisions = []
    for place, change in enumerate(changes, start=_last_place(connection, set_id) + 1):
        _write_example(connection, set_id, change, place)
        revisions.append(
            {
                "set_id": set_id,
                "example_id": change.line.id,
                "number": change.revision + 1,
                "state": change.state,
                "origin": change.origin,
                "origin_id": change.origin_id,
                "person_id": change.person_id,
                "why": change.why,
                "line": change.line.written(),
                "made_at": now,
            }
        )
    if revisions:
        connection.execute(insert(golden_revisions), revisions)


def _last_place(connection: Connection, set_id: str) -> int:
    statement = select(func.coalesce(func.max(golden_examples.c.place), 0)).where(golden_examples.c.set_id == set_id)
    return int(connection.execute(statement).scalar_one())


def _write_example(connection: Connection, set_id: str, change: Change, place: int) -> None:
    table = golden_examples.c
    values = {"revision": change.revision + 1, "state": change.state, "line": change.line.written()}
    if change.revision:
        mine = (table.set_id == set_id, table.id == change.line.id, table.revision == change.revision)
        if connection.execute(update(golden_examples).where(*mine).values(values)).rowcount == 1:
            return
        raise Conflict(f"the example {change.line.id} was changed meanwhile; look at it again, then make your change")
    values |= {
        "set_id": set_id,
        "id": change.line.id,
        "place": place,
        "origin": change.origin,
        "origin_id": change.origin_id,
        "priority": change.priority,
    }
    try:
        connection.execute(insert(golden_examples).values(values))
    except IntegrityError as error:
        raise Conflict(f"the golden set {set_id} has an example {change.line.id} already; choose another id") from error
