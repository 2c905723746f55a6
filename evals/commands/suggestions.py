"""The command `deskside eval suggestions`; what it needs is loaded only when it runs."""

from pathlib import Path

import click

from server.commands.options import data_option, read_settings, settings_option

_FILE = click.Path(dir_okay=False, path_type=Path)
_EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_GOLDEN = Path(__file__).parents[1] / "golden_sets" / "sample_company_tickets.jsonl"


@click.command("suggestions")
@click.option(
    "--golden", type=_EXISTING_FILE, default=_GOLDEN, help="Tickets with their needs and dates: JSONL, one a line."
)
@click.option(
    "--documents", type=_EXISTING_FOLDER, help="Measure on an index of this folder, built and kept in a cache."
)
@data_option
@settings_option
@click.option("--json", "json_file", type=_FILE, help="Write the figures and every suggestion to this file.")
def try_tickets(
    golden: Path, documents: Path | None, data: Path, settings_file: Path | None, json_file: Path | None
) -> None:
    """Suggest for labelled tickets, and count the needs and dates that were found, and those made up."""
    from rich.console import Console

    from evals.document_index import default_cache, open_data, open_folder
    from evals.trials.suggestions.labelled_ticket import load_tickets
    from evals.trials.suggestions.trial import try_suggestions
    from evals.trials.suggestions.trial_report import render_trial, write_trial

    tickets = load_tickets(golden)
    settings = read_settings(data, settings_file)
    console = Console(stderr=True)
    opened = open_data(settings) if documents is None else open_folder(documents, settings, default_cache(), console)
    with opened as deskside:
        catalog = deskside.index.catalog
        files = {
            file.version_id: (Path(source) / path).resolve()
            for source in catalog.sources()
            for path, file in catalog.files_of(source).items()
        }
        trial = try_suggestions(tickets, lambda one: deskside.suggest(one.ticket, one.scope), lambda one: files[one])
    if json_file:
        write_trial(trial, json_file)
    Console().print(render_trial(trial))
