"""Keeps every revision of the rubric; none is ever changed."""

from collections.abc import Iterable, Sequence

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, Row, func, insert, select

from evals.review.rubric import DEFAULT, Criterion, Rubric, check_criteria
from evals.review.tables import rubrics
from ingest.index.errors import NotFound
from server.clock import Clock
from server.errors import Conflict

NOBODY = ""
"""Who made the rubric that was there at the beginning."""

_CRITERIA = TypeAdapter(tuple[Criterion, ...])


class Rubrics:
    """The revisions of the rubric; there is always one."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        with engine.begin() as connection:
            if connection.execute(select(func.count()).select_from(rubrics)).scalar_one() == 0:
                self._insert(connection, DEFAULT, NOBODY)

    def current(self) -> Rubric:
        """The revision that is asked now."""
        with self._engine.connect() as connection:
            row = connection.execute(select(rubrics).order_by(rubrics.c.revision.desc()).limit(1)).one()
        return _rubric(row)

    def revision(self, revision: int) -> Rubric:
        """One revision. Raises NotFound."""
        with self._engine.connect() as connection:
            row = connection.execute(select(rubrics).where(rubrics.c.revision == revision)).one_or_none()
        if row is None:
            raise NotFound(f"there is no revision {revision} of the rubric")
        return _rubric(row)

    def all(self) -> list[Rubric]:
        """Every revision, newest first."""
        with self._engine.connect() as connection:
            return [_rubric(row) for row in connection.execute(select(rubrics).order_by(rubrics.c.revision.desc()))]

    def replace(self, criteria: Iterable[Criterion], person_id: str, seen: int) -> Rubric:
        """Ask these criteria from now on. `seen` is the revision they were made from.

        Raises InvalidRequest where they cannot be asked, Conflict where somebody made another revision meanwhile.
        Where nothing would change, the current revision stays.
        """
        checked = check_criteria(criteria)
        now = self.current()
        if now.revision != seen:
            raise Conflict(f"the rubric was changed meanwhile (revision {now.revision}); look at it and try again")
        if checked == now.criteria:
            return now
        with self._engine.begin() as connection:
            self._insert(connection, checked, person_id)
        return self.current()

    def _insert(self, connection: Connection, criteria: Sequence[Criterion], person_id: str) -> None:
        body = _CRITERIA.dump_json(tuple(criteria)).decode()
        connection.execute(insert(rubrics).values(criteria=body, made_by=person_id, made_at=self._clock()))


def _rubric(row: Row[tuple[object, ...]]) -> Rubric:
    return Rubric(row.revision, _CRITERIA.validate_json(row.criteria), row.made_by, row.made_at)
