"""The command `deskside eval run-bench`; what it needs is loaded only when it runs."""

from pathlib import Path

import click

from server.commands.options import data_option, read_settings, settings_option

_EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("run-bench")
@click.option("--golden", required=True, type=_EXISTING_FILE, help="The golden set: JSONL, one example a line.")
@click.option("--documents", required=True, type=_EXISTING_FOLDER, help="The folder it asks about.")
@data_option
@settings_option
@click.option("--limit", type=click.IntRange(min=1), default=600, show_default=True, help="Ask so many examples.")
@click.option("--rounds", type=click.IntRange(min=1), default=1, show_default=True, help="How often each.")
def run_bench(golden: Path, documents: Path, data: Path, settings_file: Path | None, limit: int, rounds: int) -> None:
    """Measure how much longer a run takes than the bare answers to its questions."""
    from rich.console import Console

    from evals.bench.throughput import measure_throughput
    from evals.document_index import default_cache, open_folder
    from evals.golden_set import load_golden_set
    from evals.subjects.in_process import InProcessSubject

    golden_set = load_golden_set(golden).select(limit=limit)
    settings = read_settings(data, settings_file)
    with open_folder(documents, settings, default_cache(), Console(stderr=True), golden_set) as deskside:
        found = measure_throughput(golden_set, InProcessSubject(deskside), rounds)
    click.echo(
        f"{found.examples} examples, milliseconds an example\n"
        f"bare answers  {found.answering.elapsed:7.1f} elapsed  {found.answering.processor:7.1f} processor\n"
        f"a whole run   {found.running.elapsed:7.1f} elapsed  {found.running.processor:7.1f} processor\n"
        f"ratio         {found.elapsed_ratio:7.2f}          {found.processor_ratio:7.2f}"
    )
