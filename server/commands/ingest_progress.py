"""Shows how an indexing pass goes: a bar on a terminal, nothing elsewhere."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from ingest.index.receipt import FAILURES, FileReceipt


class TerminalProgress:
    """Documents, bytes, rate and time left; a file that fails is named at once."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar = Progress(
            TextColumn("Indexing"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("documents"),
            TextColumn("{task.fields[volume]}"),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._files = self._bar.add_task("files", total=None, volume="")
        self._size = 0
        self._done = 0

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def planned(self, files: int, size: int) -> None:
        self._bar.update(self._files, total=files)
        self._size = size

    def finished(self, receipt: FileReceipt, size: int) -> None:
        self._done += size
        elapsed = self._bar.tasks[self._files].elapsed or 0.0
        volume = f"{self._done / 1e6:.1f} of {self._size / 1e6:.1f} MB"
        if elapsed > 1:
            volume += f", {(self._bar.tasks[self._files].completed + 1) / elapsed:.0f} documents/s"
        self._bar.update(self._files, advance=1, volume=volume)
        if self._console.is_terminal and receipt.state in FAILURES and not receipt.is_unchanged:
            self._console.print(Text(receipt.state, style="yellow"), Text(receipt.reason or receipt.path))
