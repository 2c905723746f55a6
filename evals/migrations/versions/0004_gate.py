"""The gate and the standards it holds answers to."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "gate_standards",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("golden_set", sa.String(200), nullable=False),
        sa.Column("is_on", sa.Boolean, nullable=False),
        sa.Column("baseline", sa.String(200)),
        sa.Column("metrics", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("person_id", sa.String(64), nullable=False),
        sa.Column("set_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_gate_standards_golden_set", "gate_standards", ["golden_set", "id"])
    op.create_table(
        "gate_verdicts",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("golden_set", sa.String(200), nullable=False),
        sa.Column("candidate", sa.String(200), nullable=False),
        sa.Column("baseline", sa.String(200), nullable=False),
        sa.Column("occasion", sa.String(32), nullable=False),
        sa.Column("is_passed", sa.Boolean),
        sa.Column("reason", sa.Text),
        sa.Column("body", sa.Text),
        sa.Column("judged_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_gate_verdicts_golden_set", "gate_verdicts", ["golden_set", "id"])
    op.create_index("ix_gate_verdicts_candidate", "gate_verdicts", ["candidate"])


def downgrade() -> None:
    op.drop_table("gate_verdicts")
    op.drop_table("gate_standards")
