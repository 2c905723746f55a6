"""How far a judge must agree with people before it may decide anything; every change is kept."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, insert, select

from evals.calibration.tables import standards
from ingest.index.errors import InvalidRequest
from server.clock import Clock

DEFAULT_FLOOR = 0.6
"""Where "substantial" agreement begins: Landis and Koch, The measurement of observer agreement for categorical data,
Biometrics 33(1), 1977. A custom, not a law: whoever sets standards says what is needed here."""


@dataclass(frozen=True, slots=True)
class Standard:
    """The lowest κ with which a judge counts as calibrated, and who set it; nobody set the first."""

    floor: float
    set_by: str | None = None
    set_at: datetime | None = None


class Standards:
    """Adds, and never changes."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def current(self) -> Standard:
        """The one that holds."""
        return self.all()[0]

    def all(self) -> list[Standard]:
        """Every one there was, newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(standards).order_by(standards.c.id.desc()))
            return [*(Standard(row.floor, row.set_by, row.set_at) for row in rows), Standard(DEFAULT_FLOOR)]

    def set(self, floor: float, person_id: str) -> None:
        """Hold judges to another floor from now on; the same one again changes nothing.

        Raises InvalidRequest where it lies outside [0, 1].
        """
        if not 0.0 <= floor <= 1.0:
            raise InvalidRequest("the lowest κ lies between 0 and 1")
        if floor == self.current().floor:
            return
        with self._engine.begin() as connection:
            connection.execute(insert(standards).values(floor=floor, set_by=person_id, set_at=self._clock()))
