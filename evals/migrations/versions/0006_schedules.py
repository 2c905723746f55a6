"""When runs are made by themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "run_schedules",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("golden_set_id", sa.String(64), nullable=False),
        sa.Column("repeats", sa.Integer, nullable=False),
        sa.Column("cron", sa.String(200), nullable=False),
        sa.Column("person_id", sa.String(64), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("next_at", sa.BigInteger, nullable=False, index=True),
        sa.Column("last_run_id", sa.String(200)),
        sa.Column("problem", sa.String(500)),
    )


def downgrade() -> None:
    op.drop_table("run_schedules")
