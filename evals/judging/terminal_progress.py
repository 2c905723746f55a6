"""Shows how judging goes, to a person at a terminal."""

from rich.console import Console

from evals.judging.judgement import Judgement
from evals.terminal_bar import TerminalBar


class TerminalProgress(TerminalBar):
    """A bar with the judgements that have no value though one was wanted."""

    def __init__(self, console: Console) -> None:
        super().__init__(console, "Judging", "without a value")

    def planned(self, judgements: int) -> None:
        """Set the length of the bar."""
        self.lengthen(judgements)

    def finished(self, judgement: Judgement) -> None:
        """Move the bar, and count a failure."""
        reason = judgement.verdict.reason
        self.move(is_failure=reason is not None and not reason.is_inapplicable)
