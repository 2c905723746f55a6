"""Progress is shown at a terminal and nowhere else."""

from io import StringIO

import pytest
from rich.console import Console

from evals.running.run_progress import TerminalProgress
from tests.evals.examples import ANSWERABLE, answering


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_bar_is_shown_at_a_terminal_only(is_terminal: bool) -> None:
    stream = StringIO()
    console = Console(file=stream, force_terminal=is_terminal, width=100)
    with TerminalProgress(console) as progress:
        progress.planned(2)
        progress.finished(answering(ANSWERABLE, None))
    assert ("1 failed" in stream.getvalue()) is is_terminal
