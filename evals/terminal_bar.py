"""A progress bar that counts what failed, for a person at a terminal."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class TerminalBar:
    """A bar such as "Asking (2 failed)"; nothing where the console is not a terminal."""

    def __init__(self, console: Console, doing: str, failing: str) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._progress.add_task(doing, total=None)
        self._doing = doing
        self._failing = failing
        self._failures = 0

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._progress.stop()

    def lengthen(self, total: int) -> None:
        """Set the length of the bar."""
        self._progress.update(self._task, total=total)

    def move(self, steps: int = 1, *, is_failure: bool = False) -> None:
        """Move the bar, and count a failure."""
        self._failures += is_failure
        description = f"{self._doing} ({self._failures} {self._failing})" if self._failures else self._doing
        self._progress.update(self._task, advance=steps, description=description)
