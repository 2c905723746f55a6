"""The rubric, what waits for review, and what reviewers said."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _create_queue()
    _create_reviews()
    _create_pairs()
    op.create_table(
        "owner_notes",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("answer_id", sa.String(64), nullable=False),
        sa.Column("body", sa.Text),
        sa.Column("citation", sa.Integer, nullable=False),
        sa.Column("document_id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(320), nullable=False, index=True),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("sent_by", sa.String(64), nullable=False, index=True),
        sa.Column("sent_at", sa.BigInteger, nullable=False),
        sa.Column("reply", sa.Text),
        sa.Column("replied_by", sa.String(64)),
        sa.Column("replied_at", sa.BigInteger),
        sa.Column("settled_by", sa.String(64)),
        sa.Column("settled_at", sa.BigInteger),
        sqlite_autoincrement=True,
    )


def _create_queue() -> None:
    op.create_table(
        "review_items",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("answer_id", sa.String(64), nullable=False, unique=True),
        sa.Column("run", sa.String(300)),
        sa.Column("ticket_tool", sa.String(200)),
        sa.Column("ticket_id", sa.String(200)),
        sa.Column("body", sa.Text),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("detail", sa.String(200), nullable=False),
        sa.Column("reviewers_wanted", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False, index=True),
        sa.Column("added_by", sa.String(64), nullable=False),
        sa.Column("added_at", sa.BigInteger, nullable=False),
        sa.Column("settled_at", sa.BigInteger),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "review_claims",
        sa.Column("item_id", sa.Integer, sa.ForeignKey("review_items.id"), primary_key=True),
        sa.Column("person_id", sa.String(64), primary_key=True),
        sa.Column("opened_at", sa.BigInteger, nullable=False),
        sa.Column("skipped_at", sa.BigInteger),
    )


def _create_reviews() -> None:
    op.create_table(
        "review_rubrics",
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("criteria", sa.Text, nullable=False),
        sa.Column("made_by", sa.String(64), nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("item_id", sa.Integer, sa.ForeignKey("review_items.id"), nullable=False),
        sa.Column("answer_id", sa.String(64), nullable=False, index=True),
        sa.Column("reviewer_id", sa.String(64), nullable=False, index=True),
        sa.Column("is_adjudication", sa.Boolean, nullable=False),
        sa.Column("rubric_revision", sa.Integer, sa.ForeignKey("review_rubrics.revision"), nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("corrected_answer", sa.Text),
        sa.Column("golden_set", sa.String(200)),
        sa.Column("seconds", sa.Integer, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False, index=True),
        sa.Column("is_open", sa.Boolean, nullable=False),
        sa.UniqueConstraint("item_id", "reviewer_id", "is_adjudication", name="uq_reviews_item_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "review_scores",
        sa.Column("review_id", sa.Integer, sa.ForeignKey("reviews.id"), primary_key=True),
        sa.Column("criterion", sa.String(64), primary_key=True),
        sa.Column("value", sa.Float),
    )


def _create_pairs() -> None:
    op.create_table(
        "pair_studies",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("left_run", sa.String(300), nullable=False),
        sa.Column("right_run", sa.String(300), nullable=False),
        sa.Column("seed", sa.String(64), nullable=False),
        sa.Column("shared", sa.Integer, nullable=False),
        sa.Column("differing", sa.Integer, nullable=False),
        sa.Column("made_by", sa.String(64), nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "study_pairs",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("study_id", sa.Integer, sa.ForeignKey("pair_studies.id"), nullable=False, index=True),
        sa.Column("example_id", sa.String(300), nullable=False),
        sa.Column("left_body", sa.Text, nullable=False),
        sa.Column("right_body", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "pair_choices",
        sa.Column("pair_id", sa.Integer, sa.ForeignKey("study_pairs.id"), primary_key=True),
        sa.Column("person_id", sa.String(64), primary_key=True),
        sa.Column("choice", sa.String(8), nullable=False),
        sa.Column("seconds", sa.Integer, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    for table in ("owner_notes", "pair_choices", "study_pairs", "pair_studies"):
        op.drop_table(table)
    for table in ("review_scores", "reviews", "review_rubrics", "review_claims", "review_items"):
        op.drop_table(table)
