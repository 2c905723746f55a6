"""The table of the standards that judges have to meet, as the migrations leave it."""

from sqlalchemy import Column, Float, Integer, String, Table

from ingest.index.database import Moment, new_metadata

metadata = new_metadata()

standards = Table(
    "calibration_standards",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("floor", Float, nullable=False),
    Column("set_by", String(64), nullable=False),
    Column("set_at", Moment, nullable=False),
)
