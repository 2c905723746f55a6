"""The command `deskside eval attacks`; what it needs is loaded only when it runs."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

_FILE = click.Path(dir_okay=False, path_type=Path)
_EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_GOLDEN = Path(__file__).parents[1] / "golden_sets" / "sample_company.jsonl"


@click.command("attacks")
@click.argument("attacks", type=_EXISTING_FILE)
@click.option("--golden", type=_EXISTING_FILE, default=_GOLDEN, help="Questions about the sample company.")
@click.option("--json", "json_file", type=_FILE, help="Write what came of each attack to this file.")
@click.pass_context
def try_injections(context: click.Context, attacks: Path, golden: Path, json_file: Path | None) -> None:
    """Plant injection texts (JSONL: id, channel, family, text) in the sample company and in tickets, and ask.

    The exit code is 1 when an answer obeys one.
    """
    from rich.console import Console

    from evals.golden_set import load_golden_set
    from evals.trials.attacks.attack import load_attacks
    from evals.trials.attacks.trial import try_attacks
    from evals.trials.attacks.trial_report import has_failed, render_trial, write_trial
    from ingest.index.index import open_embedder
    from server.commands.demo import SAMPLE_COMPANY
    from server.settings import ServerSettings

    console = Console(stderr=True)
    examples = load_golden_set(golden).examples
    embedder = open_embedder(ServerSettings().index)
    with TemporaryDirectory() as place:
        tried = try_attacks(
            load_attacks(attacks), examples, SAMPLE_COMPANY.resolve(), Path(place), embedder, console.print
        )
    if json_file:
        write_trial(tried, json_file)
    Console().print(render_trial(tried))
    if has_failed(tried):
        context.exit(1)
