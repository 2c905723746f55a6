"""Golden sets that are kept in the database."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "golden_sets",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("folder", sa.Text, nullable=False),
        sa.Column("owner_id", sa.String(64)),
        sa.Column("is_retired", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "golden_examples",
        sa.Column("set_id", sa.String(64), sa.ForeignKey("golden_sets.id"), primary_key=True),
        sa.Column("id", sa.String(200), primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("origin", sa.String(16), nullable=False),
        sa.Column("origin_id", sa.String(200)),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
    )
    op.create_index("ix_golden_examples_origin", "golden_examples", ["set_id", "origin", "origin_id"])
    op.create_table(
        "golden_revisions",
        sa.Column("set_id", sa.String(64), primary_key=True),
        sa.Column("example_id", sa.String(200), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("origin", sa.String(16), nullable=False),
        sa.Column("origin_id", sa.String(200)),
        sa.Column("person_id", sa.String(64)),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "golden_uploads",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("set_id", sa.String(64), sa.ForeignKey("golden_sets.id"), nullable=False),
        sa.Column("person_id", sa.String(64), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("layout", sa.String(16), nullable=False),
        sa.Column("columns", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False, index=True),
    )


def downgrade() -> None:
    for table in ("golden_uploads", "golden_revisions", "golden_examples", "golden_sets"):
        op.drop_table(table)
