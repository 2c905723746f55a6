"""A database with the server's tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from ingest.index.database import open_database
from server.schema import migrate_server


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path / 'deskside.db'}")
    migrate_server(engine)
    yield engine
    engine.dispose()
