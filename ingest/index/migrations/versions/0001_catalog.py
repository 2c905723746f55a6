"""The catalog: documents, versions, chunks, files and changes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("source", sa.String(1000), nullable=False),
        sa.Column("path", sa.String(1000), nullable=False),
        sa.UniqueConstraint("source", "path", name="uq_documents_source"),
    )
    op.create_table(
        "versions",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("document_id", sa.String(32), sa.ForeignKey("documents.id"), nullable=False, index=True),
        sa.Column("path", sa.String(1000), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False, index=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("audience", sa.Text, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("blocks", sa.Text, nullable=False),
        sa.Column("media_type", sa.String(200), nullable=False),
        sa.Column("starts_at", sa.BigInteger),
        sa.Column("in_force_from", sa.BigInteger),
        sa.Column("in_force_to", sa.BigInteger),
        sa.Column("staged_at", sa.BigInteger, nullable=False),
        sa.Column("published_at", sa.BigInteger),
        sa.Column("staged_sequence", sa.Integer, nullable=False, index=True),
    )
    op.create_table(
        "chunks",
        sa.Column("row", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("version_id", sa.String(32), sa.ForeignKey("versions.id"), nullable=False, index=True),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("heading_path", sa.Text, nullable=False),
        sa.Column("page", sa.Integer),
        sa.Column("audience", sa.Text, nullable=False),
        sa.Column("is_internal", sa.Boolean, nullable=False),
        sa.Column("embedding_id", sa.String(32), nullable=False, index=True),
    )
    op.create_table(
        "statement_embeddings",
        sa.Column("embedding_id", sa.String(32), primary_key=True),
        sa.Column("spans", sa.LargeBinary, nullable=False),
        sa.Column("embeddings", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "files",
        sa.Column("source", sa.String(1000), primary_key=True),
        sa.Column("path", sa.String(1000), primary_key=True),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("version_id", sa.String(32)),
        sa.Column("receipt", sa.Text, nullable=False),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "changes",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("version_id", sa.String(32), nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "facts",
        sa.Column("name", sa.String(100), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def downgrade() -> None:
    for table in ("facts", "changes", "files", "statement_embeddings", "chunks", "versions", "documents"):
        op.drop_table(table)
