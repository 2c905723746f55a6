"""Keeps standards and verdicts. Nothing is changed or removed: what was set last holds."""

import json

from pydantic import TypeAdapter
from sqlalchemy import Engine, Row, func, insert, select

from evals.gating.gate import Verdict
from evals.gating.standard import Judged, Occasion, Standard
from evals.gating.tables import gate_standards, gate_verdicts

_VERDICT = TypeAdapter(Verdict)


class GateStore:
    """Every standard that was set, and every verdict."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_standard(self, standard: Standard) -> None:
        """Hold runs to this from now on."""
        values = {
            "golden_set": standard.golden_set,
            "is_on": standard.is_on,
            "baseline": standard.baseline,
            "metrics": json.dumps(standard.metrics),
            "note": standard.note,
            "person_id": standard.person_id,
            "set_at": standard.set_at,
        }
        with self._engine.begin() as connection:
            connection.execute(insert(gate_standards).values(values))

    def standard(self, golden_set: str) -> Standard | None:
        """What holds now; `None` where nothing was ever set."""
        return next(iter(self.history(golden_set, 1)), None)

    def standards(self) -> dict[str, Standard]:
        """What holds now, by golden set."""
        table = gate_standards.c
        latest = select(func.max(table.id)).group_by(table.golden_set)
        statement = select(gate_standards).where(table.id.in_(latest)).order_by(table.golden_set)
        with self._engine.connect() as connection:
            return {row.golden_set: _standard(row) for row in connection.execute(statement)}

    def history(self, golden_set: str, limit: int = 50) -> list[Standard]:
        """What was set for a golden set, the newest first."""
        table = gate_standards.c
        statement = select(gate_standards).where(table.golden_set == golden_set).order_by(table.id.desc()).limit(limit)
        with self._engine.connect() as connection:
            return [_standard(row) for row in connection.execute(statement)]

    def add_verdict(self, judged: Judged) -> None:
        """Keep what came of a run."""
        verdict = judged.verdict
        values = {
            "golden_set": judged.golden_set,
            "candidate": judged.candidate,
            "baseline": judged.baseline,
            "occasion": judged.occasion,
            "is_passed": None if verdict is None else verdict.is_passed,
            "reason": judged.reason,
            "body": None if verdict is None else _VERDICT.dump_json(verdict).decode(),
            "judged_at": judged.judged_at,
        }
        with self._engine.begin() as connection:
            connection.execute(insert(gate_verdicts).values(values))

    def verdicts(self, golden_set: str, limit: int = 5) -> list[Judged]:
        """What came of the runs on a golden set, the newest first."""
        table = gate_verdicts.c
        statement = select(gate_verdicts).where(table.golden_set == golden_set).order_by(table.id.desc()).limit(limit)
        with self._engine.connect() as connection:
            return [_judged(row) for row in connection.execute(statement)]

    def verdict_on(self, run_id: str) -> Judged | None:
        """What came of this run last; `None` where it was not judged."""
        table = gate_verdicts.c
        statement = select(gate_verdicts).where(table.candidate == run_id).order_by(table.id.desc()).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(statement).one_or_none()
        return None if row is None else _judged(row)


def _standard(row: Row[tuple[object, ...]]) -> Standard:
    return Standard(
        golden_set=row.golden_set,
        is_on=row.is_on,
        baseline=row.baseline,
        metrics=tuple(json.loads(row.metrics)),
        note=row.note,
        person_id=row.person_id,
        set_at=row.set_at,
    )


def _judged(row: Row[tuple[object, ...]]) -> Judged:
    return Judged(
        golden_set=row.golden_set,
        candidate=row.candidate,
        baseline=row.baseline,
        occasion=Occasion(row.occasion),
        judged_at=row.judged_at,
        verdict=None if row.body is None else _VERDICT.validate_json(row.body),
        reason=row.reason,
    )
