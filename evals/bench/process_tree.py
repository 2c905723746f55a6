"""A process with those it started, as /proc shows them."""

from collections.abc import Iterator
from contextlib import suppress

import psutil


class ProcessTree:
    """Figures over a process and its descendants; what has ended counts nothing."""

    def __init__(self, pid: int) -> None:
        self._pid = pid

    def rss_bytes(self) -> int:
        """Resident memory now; pages that processes share count for each."""
        total = 0
        for process in self._members():
            with suppress(psutil.Error):
                total += process.memory_info().rss
        return total

    def cpu_seconds(self) -> float:
        """Time spent computing so far, by these processes and those of their children that have ended."""
        total = 0.0
        for process in self._members():
            with suppress(psutil.Error):
                total += sum(process.cpu_times()[:4])
        return total

    def kill(self) -> None:
        """End all of them at once."""
        for process in list(self._members()):
            with suppress(psutil.Error):
                process.kill()

    def _members(self) -> Iterator[psutil.Process]:
        with suppress(psutil.Error):
            root = psutil.Process(self._pid)
            yield root
            yield from root.children(recursive=True)
