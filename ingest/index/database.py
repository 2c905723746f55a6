"""The SQL database: how it is opened, and how its schema is brought up to date."""

from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

import alembic.command
import alembic.config
from alembic.util import CommandError
from sqlalchemy import URL, BigInteger, Dialect, Engine, MetaData, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

from ingest.index.errors import IndexCorrupt

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def new_metadata() -> MetaData:
    """Metadata whose constraints have predictable names, so that migrations can drop them."""
    return MetaData(naming_convention=NAMING)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, kept as whole microseconds since 1970 so that every database compares it alike."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else to_microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else from_microseconds(value)


def to_microseconds(moment: datetime) -> int:
    """Whole microseconds since 1970; `moment` must carry a time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    difference = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return (difference.days * 86_400 + difference.seconds) * 1_000_000 + difference.microseconds


def from_microseconds(microseconds: int) -> datetime:
    """The moment in UTC."""
    seconds, rest = divmod(microseconds, 1_000_000)
    return datetime.fromtimestamp(seconds, tz=UTC).replace(microsecond=rest)


class Durability(StrEnum):
    """What a commit survives: both, a crash of this program; only the first, a power failure right after it."""

    POWER_FAILURE = "FULL"
    CRASH = "NORMAL"


def open_database(url: str | URL, durability: Durability = Durability.POWER_FAILURE) -> Engine:
    """An engine; SQLite gets write-ahead logging, foreign keys and a wait for the writer.

    To survive a power failure every commit waits for the disk, some milliseconds.
    """
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", partial(_prepare_sqlite, durability))
    return engine


def _prepare_sqlite(durability: Durability, connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute(f"PRAGMA synchronous={durability}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA busy_timeout=15000")
    cursor.close()


def migrate(engine: Engine, scripts: Path, version_table: str) -> None:
    """Bring the tables that `scripts` describe up to date; does nothing where they are.

    Raises IndexCorrupt where the database is none, or belongs to a newer version.
    """
    configuration = alembic.config.Config()
    configuration.set_main_option("script_location", str(scripts).replace("%", "%%"))
    attributes: dict[str, Any] = configuration.attributes  # Any: Alembic's own untyped bag
    attributes["version_table"] = version_table
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "sqlite":
                # Python's driver begins no transaction for CREATE TABLE; a crash would leave half a schema.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            attributes["connection"] = connection
            alembic.command.upgrade(configuration, "head")
    except DatabaseError as error:
        raise IndexCorrupt(f"{engine.url.database} cannot be used ({error.orig}); restore it from a backup") from error
    except CommandError as error:
        raise IndexCorrupt(f"{engine.url.database} is not this version's ({error}); upgrade Deskside") from error
