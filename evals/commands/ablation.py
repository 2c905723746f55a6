"""The command `deskside eval ablation`; what it needs is loaded only when it runs."""

from pathlib import Path

import click

from server.commands.options import read_settings, settings_option

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("ablation")
@click.option(
    "--golden",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The golden set: JSONL, one example a line.",
)
@click.option(
    "--documents",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder to search; its index is built once and kept in a cache.",
)
@settings_option
@click.option("--set", "set_name", help="Ask only the examples of this tags.set.")
@click.option("--limit", type=click.IntRange(min=1), help="Ask only so many examples.")
@click.option("--json", "json_file", type=_FILE, help="Write the tables to this file.")
def ablate_retrieval(
    golden: Path,
    documents: Path,
    settings_file: Path | None,
    set_name: str | None,
    limit: int | None,
    json_file: Path | None,
) -> None:
    """Tell what each part of retrieval is worth on a golden set, and what it costs."""
    from rich.console import Console

    from evals.ablation.ablation import ablate
    from evals.ablation.ablation_table import render, write_json
    from evals.ablation.steps import Step, steps
    from evals.document_index import default_cache, open_folder
    from evals.golden_set import load_golden_set
    from evals.subjects.in_process import InProcessSubject
    from evals.training.asking import with_retrieval

    settings = read_settings(Path("data"), settings_file)
    golden_set = load_golden_set(golden)
    wanted = [example for example in golden_set.examples if set_name in (None, example.set_name)][:limit]
    if not any(example.answerable for example in wanted):
        raise click.UsageError("No example that can be answered is left to ask.")
    console = Console(stderr=True)
    with open_folder(documents, settings, default_cache(), console, golden_set) as deskside:

        def subject_of(step: Step) -> InProcessSubject:
            return InProcessSubject(with_retrieval(deskside, step.settings))

        tables = ablate(wanted, steps(settings.retrieval), subject_of)
    if json_file is not None:
        write_json(tables, json_file)
    Console().print(render(tables))
