"""Shows how a run goes, to a person at a terminal."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from evals.sample import Sample


class TerminalProgress:
    """A bar with the failures so far; nothing where the console is not a terminal."""

    def __init__(self, console: Console) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._progress.add_task("Asking", total=None)
        self._failures = 0
        self.asked = 0
        """How many times this process asked."""

    def __enter__(self) -> "TerminalProgress":
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._progress.stop()

    def planned(self, examples: int) -> None:
        """Set the length of the bar."""
        self._progress.update(self._task, total=examples)

    def resumed(self, samples: int) -> None:
        """Begin where the run was interrupted."""
        self._progress.update(self._task, advance=samples)

    def finished(self, sample: Sample) -> None:
        """Move the bar, and count a failure."""
        self.asked += 1
        self._failures += bool(sample.errors)
        description = f"Asking ({self._failures} failed)" if self._failures else "Asking"
        self._progress.update(self._task, advance=1, description=description)
