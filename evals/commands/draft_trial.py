"""The command `deskside eval drafts`; what it needs is loaded only when it runs."""

from pathlib import Path

import click

from server.commands.options import settings_option

_FILE = click.Path(dir_okay=False, path_type=Path)
_EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
DRAFTS = Path(__file__).parents[1] / "golden_sets" / "sample_company_drafts.jsonl"


@click.command("drafts")
@click.option("--drafts", type=_EXISTING_FILE, default=DRAFTS, help="Labelled drafts about the sample company.")
@settings_option
@click.option("--misses", is_flag=True, help="List what was judged wrongly.")
@click.option("--json", "json_file", type=_FILE, help="Write the figures to this file.")
@click.pass_context
def try_drafts(
    context: click.Context, drafts: Path, settings_file: Path | None, misses: bool, json_file: Path | None
) -> None:
    """Check replies to customers of the sample company, right and wrong ones, and count what was noticed.

    The exit code is 1 when fewer than 85 % of the wrong sentences are flagged with the right passage or more than 10 %
    of the right ones.
    """
    from rich.console import Console

    from evals.document_index import default_cache, open_folder
    from evals.terminal_bar import TerminalBar
    from evals.trials.drafts import trial, trial_report
    from evals.trials.drafts.labelled_draft import load_drafts
    from server.commands.demo import SAMPLE_COMPANY
    from server.commands.options import read_settings

    console = Console(stderr=True)
    labelled = load_drafts(drafts, SAMPLE_COMPANY)
    with (
        open_folder(SAMPLE_COMPANY, read_settings(Path("data"), settings_file), default_cache(), console) as deskside,
        TerminalBar(console, "Checking", "failed") as bar,
    ):
        bar.lengthen(len(labelled))
        result = trial.try_drafts(deskside, labelled, bar.move)
    if json_file:
        trial_report.write_trial(result, json_file)
    Console().print(trial_report.render_trial(result, with_misses=misses), highlight=False)
    if not result.is_good_enough:
        context.exit(1)
