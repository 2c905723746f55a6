"""The command `deskside eval exemplars`; what it needs is loaded only when it runs."""

import json
from pathlib import Path

import click

from server.commands.options import read_settings, settings_option

_FILE = click.Path(dir_okay=False, path_type=Path)
_EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_GOLDEN = Path(__file__).parents[1] / "golden_sets" / "sample_company_exemplars.jsonl"
_COMPANY = Path(__file__).parents[2] / "ingest" / "sample_company"


@click.command("exemplars")
@click.option("--golden", type=_EXISTING_FILE, default=_GOLDEN, help="Questions with the approved answer that fits.")
@click.option("--documents", type=_EXISTING_FOLDER, default=_COMPANY, help="Measure on an index of this folder.")
@settings_option
@click.option("--json", "json_file", type=_FILE, help="Write the figures to this file.")
def try_exemplars_command(golden: Path, documents: Path, settings_file: Path | None, json_file: Path | None) -> None:
    """Ask labelled questions, and count the approved answers that were offered rightly, wrongly and not at all."""
    from rich.console import Console

    from evals.document_index import default_cache, open_folder
    from evals.trials.exemplars.labelled_question import load_labels
    from evals.trials.exemplars.trial import try_exemplars
    from evals.trials.exemplars.trial_report import figures, render_trial

    settings = read_settings(Path("data"), settings_file)
    with open_folder(documents, settings, default_cache(), Console(stderr=True)) as deskside:
        trial = try_exemplars(load_labels(golden), deskside)
    if json_file:
        json_file.write_text(json.dumps(figures(trial), indent=1), encoding="utf-8")
    Console().print(render_trial(trial))
