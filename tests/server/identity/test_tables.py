"""The tables as declared are the tables as migrated."""

from sqlalchemy import Engine, MetaData

from server.history.tables import metadata as history
from server.identity.tables import metadata as identity


def test_the_migrations_leave_the_tables_as_declared(engine: Engine) -> None:
    migrated = MetaData()
    migrated.reflect(engine)
    for table in [*identity.tables.values(), *history.tables.values()]:
        there = migrated.tables[table.name]
        assert {column.name: column.nullable for column in there.columns} == {
            column.name: column.nullable for column in table.columns
        }
