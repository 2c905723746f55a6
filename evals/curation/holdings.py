"""Counts what a golden set holds, without reading it."""

from dataclasses import dataclass

from sqlalchemy import Engine, func, select

from evals.curation.kept_example import ExampleState
from evals.curation.tables import golden_examples


@dataclass(frozen=True, slots=True)
class Holdings:
    """How many examples a golden set has; `revisions` grows with every change to it."""

    accepted: int
    candidates: int
    revisions: int


def holdings_of(engine: Engine, set_id: str) -> Holdings:
    """What this golden set holds now."""
    table = golden_examples.c
    statement = (
        select(table.state, func.count(), func.sum(table.revision)).where(table.set_id == set_id).group_by(table.state)
    )
    with engine.connect() as connection:
        rows = connection.execute(statement).all()
    counts = {str(state): int(count) for state, count, _ in rows}
    return Holdings(
        accepted=counts.get(ExampleState.ACCEPTED, 0),
        candidates=counts.get(ExampleState.CANDIDATE, 0),
        revisions=sum(int(revisions) for _, _, revisions in rows),
    )
