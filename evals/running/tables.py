"""The table of schedules, as the migrations leave it."""

from sqlalchemy import Column, Integer, String, Table

from ingest.index.database import Moment, new_metadata

metadata = new_metadata()

run_schedules = Table(
    "run_schedules",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("golden_set_id", String(64), nullable=False),
    Column("repeats", Integer, nullable=False),
    Column("cron", String(200), nullable=False),
    Column("person_id", String(64), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("next_at", Moment, nullable=False),
    Column("last_run_id", String(200)),
    Column("problem", String(500)),
)
