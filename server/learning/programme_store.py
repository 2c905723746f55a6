"""Where skills and practice tickets are kept."""

from collections.abc import Iterable

from sqlalchemy import Column, Engine, Integer, String, Table, Text, delete, insert, select

from ingest.index.database import new_metadata

programme_items = Table(
    "programme_items",
    new_metadata(),
    Column("kind", String(16), primary_key=True),
    Column("id", String(200), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("body", Text, nullable=False),
)


class ProgrammeStore:
    """Items of the programme by kind, as JSON, in their order."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def bodies(self, kind: str) -> list[str]:
        """Every item of this kind."""
        table = programme_items.c
        statement = select(table.body).where(table.kind == kind).order_by(table.place)
        with self._engine.connect() as connection:
            return list(connection.execute(statement).scalars())

    def replace(self, kind: str, items: Iterable[tuple[str, str]]) -> None:
        """Make these the items of this kind, in one transaction."""
        values = [{"kind": kind, "id": name, "place": place, "body": body} for place, (name, body) in enumerate(items)]
        with self._engine.begin() as connection:
            connection.execute(delete(programme_items).where(programme_items.c.kind == kind))
            if values:
                connection.execute(insert(programme_items), values)
