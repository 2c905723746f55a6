"""The table of judgements, as the migrations leave it."""

from sqlalchemy import Column, Float, Integer, String, Table, Text

from ingest.index.database import Moment, new_metadata

metadata = new_metadata()

judgements = Table(
    "judgements",
    metadata,
    Column("answer_id", String(64), primary_key=True),
    Column("case_hash", String(32), primary_key=True),
    Column("judge", String(300), primary_key=True),
    Column("criterion", String(64), primary_key=True),
    Column("repeat", Integer, primary_key=True),
    Column("value", Float),
    Column("reason", String(32)),
    Column("detail", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
)
