"""What judges said of answers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "judgements",
        sa.Column("answer_id", sa.String(64), primary_key=True),
        sa.Column("case_hash", sa.String(32), primary_key=True),
        sa.Column("judge", sa.String(300), primary_key=True),
        sa.Column("criterion", sa.String(64), primary_key=True),
        sa.Column("repeat", sa.Integer, primary_key=True),
        sa.Column("value", sa.Float),
        sa.Column("reason", sa.String(32)),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "calibration_standards",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("floor", sa.Float, nullable=False),
        sa.Column("set_by", sa.String(64), nullable=False),
        sa.Column("set_at", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("calibration_standards")
    op.drop_table("judgements")
