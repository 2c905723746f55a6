"""Brings the tables of measuring up to date; they stand in the same database as the catalog."""

from pathlib import Path

from sqlalchemy import Engine

from ingest.index.database import migrate

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate_evals(engine: Engine) -> None:
    """Create or upgrade the tables."""
    migrate(engine, MIGRATIONS, "evals_version")
