"""The command `deskside eval gate-trial`; what it needs is loaded only when it runs."""

from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

import click

_FILE = click.Path(dir_okay=False, path_type=Path)
_EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
_GOLDEN = Path(__file__).parents[1] / "golden_sets" / "sample_company.jsonl"


@click.command("gate-trial")
@click.option("--golden", type=_EXISTING_FILE, default=_GOLDEN, help="Questions about the sample company.")
@click.option("--only", multiple=True, help="Try only the changes whose name holds these words.")
@click.option("--folder", type=_FOLDER, help="Work here and leave the last company there; otherwise in a new folder.")
@click.option("--json", "json_file", type=_FILE, help="Write the outcomes to this file.")
@click.pass_context
def try_gate(
    context: click.Context, golden: Path, only: tuple[str, ...], folder: Path | None, json_file: Path | None
) -> None:
    """Change the sample company in forty ways, half of them harmful, and see which of them the gate blocks.

    The exit code is 1 when fewer than 95 % of the harmful changes are caught or more than 5 % of the harmless blocked.
    """
    from rich.console import Console

    from evals.gating.gate_rule import GateRule
    from evals.golden_set import load_golden_set
    from evals.trials.gate.changes import CHANGES
    from evals.trials.gate.trial import try_changes
    from evals.trials.gate.trial_report import render_trial, say_outcome, write_trial
    from evals.trials.gate.workshop import Workshop
    from ingest.index.index import open_embedder
    from server.settings import ServerSettings

    changes = [change for change in CHANGES if not only or any(words in change.name for words in only)]
    if not changes:
        raise click.UsageError("No change has such a name.")
    console = Console(stderr=True)
    settings = ServerSettings()
    with nullcontext(str(folder)) if folder else TemporaryDirectory() as place:
        workshop = Workshop(Path(place), settings, open_embedder(settings.index), load_golden_set(golden))
        result = try_changes(workshop, changes, GateRule(), lambda outcome: console.print(say_outcome(outcome)))
    if json_file:
        write_trial(result, json_file)
    Console().print(render_trial(result))
    if not result.is_good_enough:
        context.exit(1)
