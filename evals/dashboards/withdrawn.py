"""Answers that show a version nobody may read any more: purged, quarantined, or unknown to the catalog."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from evals.dashboards.tables import answer_documents, fact_versions
from ingest.index import tables
from ingest.index.audience import READABLE


def withdrawn_among(connection: Connection, rows: Sequence[int]) -> set[int]:
    """Of these rows of `answer_facts`, those that show such a version."""
    version = tables.versions.c
    statement = (
        select(answer_documents.c.answer_row)
        .join_from(answer_documents, fact_versions, fact_versions.c.row == answer_documents.c.version_row)
        .outerjoin(tables.versions, version.id == fact_versions.c.version_id)
        .where(answer_documents.c.answer_row.in_(rows), version.state.not_in(READABLE) | version.id.is_(None))
    )
    return set(connection.execute(statement).scalars())
