"""Judgements of stored answers, in the database."""

from collections.abc import Collection, Iterator

from sqlalchemy import Engine, Row, delete, insert, select

from evals.judging.judgement import Judgement, NotScored, Verdict
from evals.judging.tables import judgements

_AT_ONCE = 500


class JudgementTable:
    """The judgements of answers that the history or the review queue holds; a case is known by its answer's id."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, judgement: Judgement) -> None:
        """Write it over an earlier one of the same key."""
        key = {
            "answer_id": judgement.case_id,
            "case_hash": judgement.case_hash,
            "judge": judgement.judge,
            "criterion": judgement.criterion,
            "repeat": judgement.repeat,
        }
        said = {
            "value": judgement.verdict.value,
            "reason": judgement.verdict.reason,
            "detail": judgement.verdict.detail,
            "made_at": judgement.made_at,
        }
        same = [judgements.c[name] == value for name, value in key.items()]
        with self._engine.begin() as connection:
            connection.execute(delete(judgements).where(*same))
            connection.execute(insert(judgements).values(**key, **said))

    def of_cases(self, case_ids: Collection[str]) -> list[Judgement]:
        """Those of these answers."""
        found = []
        with self._engine.connect() as connection:
            for some in _batches(sorted(case_ids)):
                rows = connection.execute(select(judgements).where(judgements.c.answer_id.in_(some)))
                found += [_judgement(row) for row in rows]
        return found


def _judgement(row: Row[tuple[object, ...]]) -> Judgement:
    reason = None if row.reason is None else NotScored(row.reason)
    return Judgement(
        case_id=row.answer_id,
        case_hash=row.case_hash,
        judge=row.judge,
        criterion=row.criterion,
        repeat=row.repeat,
        verdict=Verdict(row.value, reason, row.detail),
        made_at=row.made_at,
    )


def _batches(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
