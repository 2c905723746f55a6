"""The tables of the gate, as the migrations leave them; rows are only ever added."""

from sqlalchemy import Boolean, Column, Integer, String, Table, Text

from ingest.index.database import Moment, new_metadata

metadata = new_metadata()

gate_standards = Table(
    "gate_standards",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("golden_set", String(200), nullable=False),
    Column("is_on", Boolean, nullable=False),
    Column("baseline", String(200)),
    Column("metrics", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("person_id", String(64), nullable=False),
    Column("set_at", Moment, nullable=False),
)

gate_verdicts = Table(
    "gate_verdicts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("golden_set", String(200), nullable=False),
    Column("candidate", String(200), nullable=False),
    Column("baseline", String(200), nullable=False),
    Column("occasion", String(32), nullable=False),
    Column("is_passed", Boolean),
    Column("reason", Text),
    Column("body", Text),
    Column("judged_at", Moment, nullable=False),
)
