"""The table puts the contenders side by side."""

from io import StringIO

from rich.console import Console

from evals.bench.result_table import render
from tests.evals.bench.measured import RESULT


def test_the_table_has_values_and_ratios() -> None:
    console = Console(file=StringIO(), width=150)
    console.print(render(RESULT, "ours", "plain"))
    assert isinstance(console.file, StringIO)
    lines = console.file.getvalue().splitlines()
    rate = next(line for line in lines if "documents/s " in line)
    assert [cell.strip() for cell in rate.split("│")[1:-1]] == ["documents/s", "2.50", "1.25", "2", "more"]
    assert any("2 left out" in line for line in lines)
