"""Opens the dashboards of a data folder beside whoever serves it: figures need the database alone, no model."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from evals.dashboards.room import DashboardRoom, open_dashboard_room
from evals.review.reviews import Reviews
from evals.review.rubric_store import Rubrics
from evals.running.run_store import RunStore
from evals.schema import migrate_evals
from evals.settings import EvalsSettings
from ingest.index.catalog import Catalog
from ingest.index.database import open_database
from ingest.index.lexical import LexicalIndex
from server.clock import Clock, utc_now
from server.schema import migrate_server
from server.settings import ServerSettings


@contextmanager
def open_beside(settings: ServerSettings, clock: Clock = utc_now) -> Iterator[DashboardRoom]:
    """The dashboards, their tables up to date. Raises IndexCorrupt where the database is not ours."""
    engine = open_database(settings.index.database_url)
    try:
        catalog = Catalog(engine)
        catalog.migrate()
        migrate_server(engine)
        migrate_evals(engine)
        yield open_dashboard_room(
            catalog,
            LexicalIndex(None).stems,
            clock,
            Reviews(engine, Rubrics(engine, clock)),
            RunStore(settings.index.data / "runs"),
            EvalsSettings.of(settings).mail,
            os.environ,
            f"http://{settings.host}:{settings.port}",
        )
    finally:
        engine.dispose()
