"""The result of a privacy trial as people read it."""

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table

from evals.trials.privacy.trial import Finding, PrivacyTrial


def render_trial(trial: PrivacyTrial) -> RenderableType:
    """How well each kind is found, every mistake, and how long it takes."""
    table = Table("kind", title=f"Personal data in {trial.tickets} tickets", title_justify="left")
    for column in ("marked", "recall", "precision"):
        table.add_column(column, justify="right")
    for kind in (*trial.kinds, None):
        row = (str(trial.marked(kind)), f"{trial.recall(kind):.3f}", f"{trial.precision(kind):.3f}")
        table.add_row(kind or "all", *row)
    time = f"{trial.milliseconds:.1f} ms of a processor for a ticket with a message of 4,000 characters."
    return Group(table, *map(_say, trial.mistakes), time)


def _say(finding: Finding) -> str:
    mistake = "missed" if finding.is_marked else "masked without need"
    return escape(f"{mistake}: {finding.kind} {finding.written!r} in {finding.text[:80]!r}")
