"""The tables of reviewing, as the migrations leave them."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from ingest.index.database import Moment, new_metadata

metadata = new_metadata()

rubrics = Table(
    "review_rubrics",
    metadata,
    Column("revision", Integer, primary_key=True, autoincrement=True),
    Column("criteria", Text, nullable=False),
    Column("made_by", String(64), nullable=False),
    Column("made_at", Moment, nullable=False),
)

items = Table(
    "review_items",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("answer_id", String(64), nullable=False, unique=True),
    Column("run", String(300)),
    Column("ticket_tool", String(200)),
    Column("ticket_id", String(200)),
    Column("body", Text),
    Column("reason", String(16), nullable=False),
    Column("detail", String(200), nullable=False),
    Column("reviewers_wanted", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("added_by", String(64), nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("settled_at", Moment),
)

claims = Table(
    "review_claims",
    metadata,
    Column("item_id", Integer, ForeignKey("review_items.id"), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Column("opened_at", Moment, nullable=False),
    Column("skipped_at", Moment),
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("item_id", Integer, ForeignKey("review_items.id"), nullable=False),
    Column("answer_id", String(64), nullable=False),
    Column("reviewer_id", String(64), nullable=False),
    Column("is_adjudication", Boolean, nullable=False),
    Column("rubric_revision", Integer, ForeignKey("review_rubrics.revision"), nullable=False),
    Column("comment", Text, nullable=False),
    Column("corrected_answer", Text),
    Column("golden_set", String(200)),
    Column("seconds", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("is_open", Boolean, nullable=False),
    UniqueConstraint("item_id", "reviewer_id", "is_adjudication"),
)

scores = Table(
    "review_scores",
    metadata,
    Column("review_id", Integer, ForeignKey("reviews.id"), primary_key=True),
    Column("criterion", String(64), primary_key=True),
    Column("value", Float),
)

studies = Table(
    "pair_studies",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("left_run", String(300), nullable=False),
    Column("right_run", String(300), nullable=False),
    Column("seed", String(64), nullable=False),
    Column("shared", Integer, nullable=False),
    Column("differing", Integer, nullable=False),
    Column("made_by", String(64), nullable=False),
    Column("made_at", Moment, nullable=False),
)

pairs = Table(
    "study_pairs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("study_id", Integer, ForeignKey("pair_studies.id"), nullable=False),
    Column("example_id", String(300), nullable=False),
    Column("left_body", Text, nullable=False),
    Column("right_body", Text, nullable=False),
)

choices = Table(
    "pair_choices",
    metadata,
    Column("pair_id", Integer, ForeignKey("study_pairs.id"), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Column("choice", String(8), nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
)

owner_notes = Table(
    "owner_notes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("answer_id", String(64), nullable=False),
    Column("body", Text),
    Column("citation", Integer, nullable=False),
    Column("document_id", String(32), nullable=False),
    Column("owner", String(320), nullable=False),
    Column("message", Text, nullable=False),
    Column("sent_by", String(64), nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("reply", Text),
    Column("replied_by", String(64)),
    Column("replied_at", Moment),
    Column("settled_by", String(64)),
    Column("settled_at", Moment),
)
