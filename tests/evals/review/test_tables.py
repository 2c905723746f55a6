"""The tables as declared are the tables as migrated."""

from sqlalchemy import MetaData

from evals.review.room import ReviewRoom
from evals.review.tables import metadata
from server.deskside import Deskside


def test_the_migration_leaves_the_tables_as_declared(deskside: Deskside, room: ReviewRoom) -> None:
    migrated = MetaData()
    migrated.reflect(deskside.index.catalog.engine)
    for table in metadata.tables.values():
        there = migrated.tables[table.name]
        assert {column.name: column.nullable for column in there.columns} == {
            column.name: column.nullable for column in table.columns
        }
