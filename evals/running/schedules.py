"""When golden sets are run by themselves."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, Row, delete, insert, select, update

from evals.running.cron import next_time
from evals.running.tables import run_schedules
from ingest.index.errors import NotFound
from server.clock import Clock

_LONGEST_PROBLEM = 500


@dataclass(frozen=True, slots=True)
class Schedule:
    """A golden set that is run at certain times."""

    id: str
    golden_set_id: str
    repeats: int
    cron: str
    person_id: str
    """Who wants it."""
    next_at: datetime
    last_run_id: str | None
    problem: str | None
    """Why the last time came to nothing."""


class Schedules:
    """The table of schedules. Times that passed while the server was down come due once, when it is up again."""

    def __init__(self, engine: Engine, clock: Clock, timezone: str) -> None:
        self._engine = engine
        self._clock = clock
        self._timezone = timezone

    def all(self) -> list[Schedule]:
        """Every schedule, the next one first."""
        statement = select(run_schedules).order_by(run_schedules.c.next_at, run_schedules.c.id)
        with self._engine.connect() as connection:
            return [_schedule(row) for row in connection.execute(statement)]

    def add(self, golden_set_id: str, cron: str, repeats: int, person_id: str) -> Schedule:
        """Begin one. Raises InvalidRequest for a time that is none."""
        now = self._clock()
        values = {
            "id": uuid.uuid4().hex,
            "golden_set_id": golden_set_id,
            "repeats": repeats,
            "cron": " ".join(cron.lower().split()),
            "person_id": person_id,
            "created_at": now,
        }
        values["next_at"] = next_time(str(values["cron"]), now, self._timezone)
        with self._engine.begin() as connection:
            row = connection.execute(insert(run_schedules).values(values).returning(run_schedules)).one()
        return _schedule(row)

    def remove(self, schedule_id: str) -> None:
        """End one; runs that it began stay. Raises NotFound."""
        with self._engine.begin() as connection:
            removed = connection.execute(delete(run_schedules).where(run_schedules.c.id == schedule_id))
        if not removed.rowcount:
            raise NotFound("there is no such schedule")

    def due(self) -> list[Schedule]:
        """Those whose time has come."""
        now = self._clock()
        return [schedule for schedule in self.all() if schedule.next_at <= now]

    def seconds_to_next(self) -> float | None:
        """How long nothing is due; `None` where nothing will be."""
        scheduled = self.all()
        return max(0.0, (scheduled[0].next_at - self._clock()).total_seconds()) if scheduled else None

    def move_on(self, schedule: Schedule, run_id: str | None, problem: str | None = None) -> None:
        """Its time has come and was used; however many times were missed, the next one lies ahead."""
        values = {
            "next_at": next_time(schedule.cron, self._clock(), self._timezone),
            "last_run_id": run_id or schedule.last_run_id,
            "problem": problem and problem[:_LONGEST_PROBLEM],
        }
        with self._engine.begin() as connection:
            connection.execute(update(run_schedules).where(run_schedules.c.id == schedule.id).values(values))


def _schedule(row: Row[tuple[object, ...]]) -> Schedule:
    return Schedule(
        row.id,
        row.golden_set_id,
        row.repeats,
        row.cron,
        row.person_id,
        row.next_at,
        row.last_run_id,
        row.problem,
    )
