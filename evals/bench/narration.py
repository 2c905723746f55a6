"""Tells how the benchmark goes and how long each part took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console


class Narration:
    """Lines on a console, each with the minutes since the start."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._started = time.perf_counter()
        self.part_seconds: dict[str, float] = {}

    def tell(self, message: str) -> None:
        """Say what was just measured."""
        elapsed = int(time.perf_counter() - self._started)
        self._console.print(
            f"[{elapsed // 60:3d}:{elapsed % 60:02d}] {message}", markup=False, highlight=False, soft_wrap=True
        )

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """One part of the run, timed."""
        self.tell(f"{name} ...")
        started = time.perf_counter()
        yield
        self.part_seconds[name] = time.perf_counter() - started
        self.tell(f"{name}: {self.part_seconds[name]:.1f} s")
