"""Brings the server's own tables up to date; they stand in the same database as the catalog."""

from pathlib import Path

from sqlalchemy import Engine

from ingest.index.database import migrate

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate_server(engine: Engine) -> None:
    """Create or upgrade the server's tables."""
    migrate(engine, MIGRATIONS, "server_version")
