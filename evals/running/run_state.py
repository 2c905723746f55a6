"""Where a run stands, and who asked for it."""

from dataclasses import dataclass
from enum import StrEnum


class RunState(StrEnum):
    """How far a run has come."""

    QUEUED = "queued"
    RUNNING = "running"
    """Begun and not ended. Where no process holds its folder it was interrupted, and can be resumed."""
    FINISHED = "finished"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether nothing will come any more."""
        return self not in {RunState.QUEUED, RunState.RUNNING}


class Origin(StrEnum):
    """How a run was asked for."""

    COMMAND = "command"
    BUTTON = "button"
    SCHEDULE = "schedule"
    CHECK = "check"
    """By a check before publishing."""


@dataclass(frozen=True, slots=True)
class RunRequest:
    """Who asked for a run, how, and for which golden set."""

    origin: Origin = Origin.COMMAND
    asked_by: str = ""
    """A person's id; for a command the name of the account it ran under."""
    golden_set_id: str | None = None
    """Of a golden set that is kept in the database."""
    title: str = ""
    """What people call the golden set; empty where its file name says it."""
