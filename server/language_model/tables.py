"""What each person used of the language model, as the migrations leave it."""

from sqlalchemy import Column, Integer, String, Table

from ingest.index.database import new_metadata

metadata = new_metadata()

language_model_use = Table(
    "language_model_use",
    metadata,
    Column("person_id", String(64), primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("tokens", Integer, nullable=False),
)
"""`day` counts days since 1970 in UTC."""
