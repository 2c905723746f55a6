"""An ablation as people and programs read it: tables, and JSON."""

from pathlib import Path

from pydantic import TypeAdapter
from rich.console import Group, RenderableType
from rich.table import Table

from evals.ablation.ablation import METRICS, Difference, Row, Tables


def render(tables: Tables) -> RenderableType:
    """A table for every part of the golden set; below each value how far it moved from the one above."""
    return Group(*(_table(part, rows) for part, rows in tables.items()))


def write_json(tables: Tables, file: Path) -> None:
    """Write every row, also the intervals that the tables leave out."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(TypeAdapter(dict[str, tuple[Row, ...]]).dump_json(dict(tables), indent=2) + b"\n")


def _table(part: str, rows: tuple[Row, ...]) -> Table:
    table = Table(title=f"{part}: {rows[0].examples} examples", title_justify="left", show_lines=True)
    table.add_column("step", min_width=12)
    for metric in METRICS:
        table.add_column(metric.name, justify="right")
    table.add_column("ms p50 / p95", justify="right")
    for row in rows:
        table.add_row(row.step, *(_cell(row, metric.name) for metric in METRICS), _cost(row))
    return table


def _cell(row: Row, metric: str) -> str:
    score = row.metrics.get(metric)
    if score is None:
        return ""
    moved = row.differences.get(metric)
    return f"{score.value:.3f}" if moved is None else f"{score.value:.3f}\n{_moved(moved)}"


def _moved(moved: Difference) -> str:
    return f"{moved.value:+.3f} ({moved.low:+.3f} to {moved.high:+.3f})"


def _cost(row: Row) -> str:
    return f"{row.search_p50_ms:.1f} / {row.search_p95_ms:.1f}"
