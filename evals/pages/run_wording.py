"""How runs, their states and their times are said."""

from evals.running.run_card import RunCard
from evals.running.run_state import Origin, RunState

ORIGINS = {
    Origin.COMMAND: "by a command",
    Origin.BUTTON: "on this page",
    Origin.SCHEDULE: "by schedule",
    Origin.CHECK: "before publishing",
}
_STATES = {
    RunState.QUEUED: "waits",
    RunState.RUNNING: "under way",
    RunState.FINISHED: "finished",
    RunState.FAILED: "failed",
    RunState.CANCELLED: "cancelled",
}
RHYTHMS = {"* * *": "Every day", "* * mon-fri": "Every working day", "* * mon": "Every Monday", "1 * *": "Every month"}
"""Day, month and weekday of a cron expression, in words."""


def state(card: RunCard) -> str:
    """ "under way"; of a run that nobody goes on with "interrupted"."""
    return "interrupted" if card.is_interrupted else _STATES[card.manifest.state]


def times(cron: str) -> str:
    """ "Every working day at 05:30"; an expression that is none of the usual ones as it is."""
    minute, hour, *days = cron.split()
    rhythm = RHYTHMS.get(" ".join(days))
    if rhythm is None or not (minute.isdigit() and hour.isdigit()):
        return cron
    return f"{rhythm} at {int(hour):02}:{int(minute):02}"
