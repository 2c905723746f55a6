"""Reads examples and their revisions from rows of the tables."""

from sqlalchemy import Row

from evals.curation.kept_example import ExampleState, KeptExample, Origin, Revision
from evals.golden_line import kept_line


def kept_in(row: Row[tuple[object, ...]]) -> KeptExample:
    """The example in a row."""
    return KeptExample(
        set_id=row.set_id,
        line=kept_line(row.line),
        state=ExampleState(row.state),
        revision=row.revision,
        origin=Origin(row.origin),
        origin_id=row.origin_id,
        priority=row.priority,
    )


def revision_in(row: Row[tuple[object, ...]]) -> Revision:
    """The revision in a row."""
    return Revision(
        number=row.number,
        state=ExampleState(row.state),
        origin=Origin(row.origin),
        origin_id=row.origin_id,
        person_id=row.person_id,
        why=row.why,
        line=kept_line(row.line),
        made_at=row.made_at,
    )
