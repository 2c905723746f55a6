"""The tables of golden sets, as the migrations leave them."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table, Text

from ingest.index.database import Moment, new_metadata

metadata = new_metadata()

golden_sets = Table(
    "golden_sets",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("title", String(200), nullable=False),
    Column("folder", Text, nullable=False),
    Column("owner_id", String(64)),
    Column("is_retired", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
)

golden_examples = Table(
    "golden_examples",
    metadata,
    Column("set_id", String(64), ForeignKey("golden_sets.id"), primary_key=True),
    Column("id", String(200), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("origin", String(16), nullable=False),
    Column("origin_id", String(200)),
    Column("priority", Integer, nullable=False),
    Column("line", Text, nullable=False),
)

golden_revisions = Table(
    "golden_revisions",
    metadata,
    Column("set_id", String(64), primary_key=True),
    Column("example_id", String(200), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("state", String(16), nullable=False),
    Column("origin", String(16), nullable=False),
    Column("origin_id", String(200)),
    Column("person_id", String(64)),
    Column("why", Text, nullable=False),
    Column("line", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
)

golden_uploads = Table(
    "golden_uploads",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("set_id", String(64), ForeignKey("golden_sets.id"), nullable=False),
    Column("person_id", String(64), nullable=False),
    Column("name", String(300), nullable=False),
    Column("layout", String(16), nullable=False),
    Column("columns", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("made_at", Moment, nullable=False),
)
