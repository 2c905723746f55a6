"""The catalog's tables, as the migrations leave them."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table, Text

from ingest.index.database import Moment, new_metadata

metadata = new_metadata()

documents = Table(
    "documents",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("source", String(1000), nullable=False),
    Column("path", String(1000), nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("document_id", String(32), ForeignKey("documents.id"), nullable=False),
    Column("path", String(1000), nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("audience", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("blocks", Text, nullable=False),
    Column("media_type", String(200), nullable=False),
    Column("starts_at", Moment),
    Column("in_force_from", Moment),
    Column("in_force_to", Moment),
    Column("staged_at", Moment, nullable=False),
    Column("published_at", Moment),
    Column("staged_sequence", Integer, nullable=False),
)

chunks = Table(
    "chunks",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False),
    Column("version_id", String(32), ForeignKey("versions.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("heading_path", Text, nullable=False),
    Column("page", Integer),
    Column("audience", Text, nullable=False),
    Column("is_internal", Boolean, nullable=False),
    Column("embedding_id", String(32), nullable=False),
)

statement_embeddings = Table(
    "statement_embeddings",
    metadata,
    Column("embedding_id", String(32), primary_key=True),
    Column("spans", LargeBinary, nullable=False),
    Column("embeddings", LargeBinary, nullable=False),
)

files = Table(
    "files",
    metadata,
    Column("source", String(1000), primary_key=True),
    Column("path", String(1000), primary_key=True),
    Column("content_hash", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", Text),
    Column("version_id", String(32)),
    Column("receipt", Text, nullable=False),
    Column("seen_at", Moment, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("version_id", String(32), nullable=False),
    Column("what", String(16), nullable=False),
    Column("at", Moment, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("value", Text, nullable=False),
)
