"""Shows how judging goes, to a person at a terminal."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from evals.judging.judgement import Judgement


class TerminalProgress:
    """A bar with the judgements that have no value though one was wanted; nothing where nobody watches."""

    def __init__(self, console: Console) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._progress.add_task("Judging", total=None)
        self._failures = 0

    def __enter__(self) -> "TerminalProgress":
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._progress.stop()

    def planned(self, judgements: int) -> None:
        """Set the length of the bar."""
        self._progress.update(self._task, total=judgements)

    def finished(self, judgement: Judgement) -> None:
        """Move the bar, and count a failure."""
        reason = judgement.verdict.reason
        self._failures += reason is not None and not reason.is_inapplicable
        description = f"Judging ({self._failures} without a value)" if self._failures else "Judging"
        self._progress.update(self._task, advance=1, description=description)
