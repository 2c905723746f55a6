"""The command `deskside eval dashboards-bench`; what it needs is loaded only when it runs."""

import json
from dataclasses import asdict
from pathlib import Path

import click

_COUNT = click.IntRange(min=1)


@click.command("dashboards-bench")
@click.option("--answers", type=_COUNT, default=100_000, show_default=True, help="Generate so many stored answers.")
@click.option("--requests", type=_COUNT, default=30, show_default=True, help="Ask for each page so often.")
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="Write the result here.")
@click.pass_context
def dashboards_bench(context: click.Context, answers: int, requests: int, json_file: Path | None) -> None:
    """Measure how long the pages of figures take over a large history.

    Everything is written to a temporary folder and served from it. The exit code is 1 where the 95th percentile of a
    page is 500 ms or more.
    """
    from rich.console import Console
    from rich.table import Table

    from evals.bench.dashboards import LIMIT_MS, DashboardsBench

    notes = Console(stderr=True)
    result = DashboardsBench(answers, requests, lambda said: notes.print(said, highlight=False)).carry_out()
    table = Table("page", title=f"{result.answers} stored answers", title_justify="left")
    for column in ("n", "p50 ms", "p95 ms", "worst ms"):
        table.add_column(column, justify="right")
    for page in result.pages:
        figures = (f"{value:.0f}" for value in (page.p50_ms, page.p95_ms, page.worst_ms))
        table.add_row(page.path, str(page.n), *figures, style=None if page.is_fast else "bold")
    Console().print(table)
    click.echo(f"Counting every answer once: {result.counting_seconds:.1f} s")
    click.echo(f"The first page after the start: {result.first_page_ms:.0f} ms")
    if json_file:
        json_file.write_text(json.dumps(asdict(result), indent=1) + "\n", encoding="utf-8")
    slow = [page.path for page in result.pages if not page.is_fast]
    if slow:
        click.echo(f"Not below {LIMIT_MS:.0f} ms at the 95th percentile: {', '.join(slow)}", err=True)
        context.exit(1)
