"""The tables of answers and feedback, as the migrations leave them."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text

from ingest.index.database import Moment, new_metadata

metadata = new_metadata()

answers = Table(
    "answers",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("asker_id", String(64), nullable=False),
    Column("question", Text, nullable=False),
    Column("outcome", String(32), nullable=False),
    Column("ticket_tool", String(200)),
    Column("ticket_id", String(200)),
    Column("asked_at", Moment, nullable=False),
    Column("body", Text, nullable=False),
)

answer_versions = Table(
    "answer_versions",
    metadata,
    Column("answer_id", String(64), ForeignKey("answers.id"), primary_key=True),
    Column("version_id", String(32), primary_key=True),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("answer_id", String(64), ForeignKey("answers.id"), nullable=False),
    Column("person_id", String(64), nullable=False),
    Column("is_useful", Boolean, nullable=False),
    Column("reason", String(32)),
    Column("citation", Integer),
    Column("comment", Text),
    Column("given_at", Moment, nullable=False),
)

idempotency = Table(
    "idempotency",
    metadata,
    Column("person_id", String(64), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("result", String(200)),
    Column("begun_at", Moment, nullable=False),
)
