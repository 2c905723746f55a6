"""Shows how a run goes, to a person at a terminal."""

from rich.console import Console

from evals.sample import Sample
from evals.terminal_bar import TerminalBar


class TerminalProgress(TerminalBar):
    """A bar with the failures so far."""

    def __init__(self, console: Console) -> None:
        super().__init__(console, "Asking", "failed")
        self.asked = 0
        """How many times this process asked."""

    def planned(self, examples: int) -> None:
        """Set the length of the bar."""
        self.lengthen(examples)

    def resumed(self, samples: int) -> None:
        """Begin where the run was interrupted."""
        self.move(samples)

    def finished(self, sample: Sample) -> None:
        """Move the bar, and count a failure."""
        self.asked += 1
        self.move(is_failure=bool(sample.errors))
