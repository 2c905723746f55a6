"""Figures of answers, derived from the history."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _create_answer_facts()
    _create_documents()
    op.create_table(
        "fact_points",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("value", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "digests_sent",
        sa.Column("monday", sa.Integer, primary_key=True),
        sa.Column("sent_at", sa.BigInteger, nullable=False),
        sa.Column("recipients", sa.Integer, nullable=False),
    )


def _create_answer_facts() -> None:
    op.create_table(
        "answer_facts",
        sa.Column("row", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("answer_id", sa.String(64), nullable=False, unique=True),
        sa.Column("asked_at", sa.BigInteger, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("asker_id", sa.String(64), nullable=False),
        sa.Column("outcome", sa.String(32), nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("latency_ms", sa.Integer, nullable=False),
        sa.Column("version_row", sa.Integer),
        sa.Column("useful", sa.Integer, nullable=False),
        sa.Column("not_useful", sa.Integer, nullable=False),
        sa.Column("is_gap", sa.Boolean, nullable=False),
        sa.Column("reviews", sa.Integer, nullable=False),
        sa.Column("review_score", sa.Float),
        sa.Column("tokens", sa.Integer),
        sa.Column("cost", sa.Float),
        sa.Column("model", sa.String(200)),
        sa.Column("skill", sa.String(200)),
        sa.Column("audience", sa.Text, nullable=False),
        sa.Column("question_key", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
    )
    # Lists read the newest first within what they are narrowed to.
    op.create_index("ix_answer_facts_asked_at", "answer_facts", ["asked_at", "row"])
    for name in ("outcome", "skill", "version_row", "asker_id", "not_useful", "is_gap", "reviews", "latency_ms"):
        op.create_index(f"ix_answer_facts_{name}", "answer_facts", [name, "asked_at"])


def _create_documents() -> None:
    op.create_table(
        "fact_versions",
        sa.Column("row", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("version_id", sa.String(32), nullable=False, unique=True),
        sa.Column("document_id", sa.String(32), nullable=False, index=True),
        sa.Column("source", sa.String(1000), nullable=False, index=True),
    )
    op.create_table(
        "fact_products",
        sa.Column("product", sa.String(200), primary_key=True),
        sa.Column("version_row", sa.Integer, primary_key=True),
    )
    op.create_table("fact_rules", sa.Column("rule", sa.Text, primary_key=True))
    op.create_table(
        "answer_documents",
        sa.Column("answer_row", sa.Integer, primary_key=True),
        sa.Column("version_row", sa.Integer, primary_key=True),
        sa.Column("is_cited", sa.Boolean, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_answer_documents_version_row", "answer_documents", ["version_row", "is_cited"])


def downgrade() -> None:
    for table in ("answer_documents", "fact_rules", "fact_products", "fact_versions", "answer_facts"):
        op.drop_table(table)
    for table in ("fact_points", "digests_sent"):
        op.drop_table(table)
