"""The teams of those who ask: the groups they are in, as they stand today."""

from sqlalchemy import Engine, Select, select

from ingest.index.documents import EVERYONE, STAFF
from ingest.index.encoding import decode_groups
from server.identity.tables import people

_NO_TEAMS = frozenset({EVERYONE, STAFF})
"""Groups that everybody is in tell nothing of a team."""


def teams_by_asker(engine: Engine) -> dict[str, frozenset[str]]:
    """The teams of each person; none for somebody who is only in the groups that everybody is in."""
    with engine.connect() as connection:
        rows = connection.execute(select(people.c.id, people.c.groups)).all()
    return {row.id: decode_groups(row.groups) - _NO_TEAMS for row in rows}


def asker_ids_of(team: str) -> Select[tuple[str]]:
    """The people of a team."""
    return select(people.c.id).where(people.c.groups.contains(f"|{team}|", autoescape=True))


def asker_ids_in_teams(engine: Engine) -> list[str]:
    """The people who are in any team; whoever else asked is in none."""
    return [asker for asker, teams in teams_by_asker(engine).items() if teams]
