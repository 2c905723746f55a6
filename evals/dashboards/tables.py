"""The tables of figures, as the migrations leave them. All but `digests_sent` can be made again from the history."""

from sqlalchemy import Boolean, Column, Float, Integer, String, Table, Text

from ingest.index.database import Moment, new_metadata

metadata = new_metadata()

answer_facts = Table(
    "answer_facts",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=True),
    Column("answer_id", String(64), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("day", Integer, nullable=False),
    Column("asker_id", String(64), nullable=False),
    Column("outcome", String(32), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("latency_ms", Integer, nullable=False),
    Column("version_row", Integer),
    Column("useful", Integer, nullable=False),
    Column("not_useful", Integer, nullable=False),
    Column("is_gap", Boolean, nullable=False),
    Column("reviews", Integer, nullable=False),
    Column("review_score", Float),
    Column("tokens", Integer),
    Column("cost", Float),
    Column("model", String(200)),
    Column("skill", String(200)),
    Column("audience", Text, nullable=False),
    Column("question_key", Text, nullable=False),
    Column("question", Text, nullable=False),
)
"""One row per stored answer. `day` counts days since 1970 in UTC; `version_row` is the version it shows first.

`is_gap` says that the question went without a good answer: not in the documents, or disliked by more than liked it.
"""

fact_versions = Table(
    "fact_versions",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=True),
    Column("version_id", String(32), nullable=False),
    Column("document_id", String(32), nullable=False),
    Column("source", String(1000), nullable=False),
)
"""The versions that answers showed."""

fact_products = Table(
    "fact_products",
    metadata,
    Column("product", String(200), primary_key=True),
    Column("version_row", Integer, primary_key=True),
)
"""The products those versions are tagged with."""

fact_rules = Table("fact_rules", metadata, Column("rule", Text, primary_key=True))
"""Every value of `answer_facts.audience`: few, so that each is judged once for whoever looks."""

answer_documents = Table(
    "answer_documents",
    metadata,
    Column("answer_row", Integer, primary_key=True),
    Column("version_row", Integer, primary_key=True),
    Column("is_cited", Boolean, nullable=False),
    Column("number", Integer, nullable=False),
)
"""Which documents an answer showed, each in the version it showed first: cited, or only as the closest passages.

`number` is the first number the document has there.
"""

fact_points = Table(
    "fact_points",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Integer, nullable=False),
)
"""How far each source of figures has been read."""

digests_sent = Table(
    "digests_sent",
    metadata,
    Column("monday", Integer, primary_key=True),
    Column("sent_at", Moment, nullable=False),
    Column("recipients", Integer, nullable=False),
)
"""The weeks whose digest has gone out; `monday` counts days since 1970."""
