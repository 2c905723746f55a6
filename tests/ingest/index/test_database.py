from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, inspect, text

from ingest.index import tables
from ingest.index.catalog import MIGRATIONS, Catalog
from ingest.index.database import from_microseconds, migrate, open_database, to_microseconds
from ingest.index.errors import IndexCorrupt


def test_migrating_twice_changes_nothing(catalog: Catalog) -> None:
    with catalog.engine.connect() as connection:
        before = connection.execute(text("SELECT name, sql FROM sqlite_master ORDER BY name")).all()
    catalog.migrate()
    with catalog.engine.connect() as connection:
        assert connection.execute(text("SELECT name, sql FROM sqlite_master ORDER BY name")).all() == before


def test_a_migration_that_is_interrupted_leaves_nothing_behind(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'deskside.db'}")

    def interrupt(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if "CREATE TABLE files" in statement:
            raise InterruptedError

    event.listen(engine, "before_cursor_execute", interrupt)
    with pytest.raises(InterruptedError):
        migrate(engine, MIGRATIONS, "catalog_version")
    event.remove(engine, "before_cursor_execute", interrupt)
    assert inspect(engine).get_table_names() == []
    migrate(engine, MIGRATIONS, "catalog_version")
    assert "files" in inspect(engine).get_table_names()
    engine.dispose()


def test_the_migrations_make_the_tables_that_the_code_expects(catalog: Catalog) -> None:
    inspector = inspect(catalog.engine)
    for table in tables.metadata.sorted_tables:
        found = {column["name"]: column["nullable"] for column in inspector.get_columns(table.name)}
        assert found == {column.name: column.nullable for column in table.columns}


def test_sqlite_keeps_a_log_and_its_foreign_keys(catalog: Catalog) -> None:
    with catalog.engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "deskside.db").write_bytes(b"This is no database, but quite a long text." * 100)
    engine = open_database(f"sqlite:///{tmp_path / 'deskside.db'}")
    with pytest.raises(IndexCorrupt, match=r"deskside\.db"):
        migrate(engine, MIGRATIONS, "catalog_version")
    engine.dispose()


def test_a_database_of_a_newer_version_is_refused(catalog: Catalog) -> None:
    with catalog.engine.begin() as connection:
        connection.execute(text("UPDATE catalog_version SET version_num = '9999'"))
    with pytest.raises(IndexCorrupt, match="upgrade Deskside"):
        catalog.migrate()


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))])))
def test_a_moment_survives(moment: datetime) -> None:
    if moment.year in (1, 9999):
        return
    assert from_microseconds(to_microseconds(moment)) == moment


@given(*[st.datetimes(timezones=st.just(UTC))] * 2)
def test_moments_keep_their_order(first: datetime, second: datetime) -> None:
    assert (first < second) == (to_microseconds(first) < to_microseconds(second))


def test_a_moment_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_microseconds(datetime(2026, 1, 1))
