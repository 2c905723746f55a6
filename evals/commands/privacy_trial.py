"""The command `deskside eval privacy-trial`; what it needs is loaded only when it runs."""

from pathlib import Path

import click

from server.commands.options import settings_option

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("privacy-trial")
@click.option("--tickets", type=_FILE, help="Marked tickets of your own; otherwise those that come with Deskside.")
@settings_option
@click.pass_context
def try_masking(context: click.Context, tickets: Path | None, settings_file: Path | None) -> None:
    """Mask tickets whose personal data is marked, and print what was found, missed and masked without need.

    The exit code is 1 when less than 95 % of what is marked is found, or less than 95 % of what is found is marked.
    """
    from rich.console import Console

    from evals.trials.privacy.marked_ticket import SHIPPED, load_marked_tickets
    from evals.trials.privacy.trial import try_privacy
    from evals.trials.privacy.trial_report import render_trial
    from server.commands.options import read_settings
    from server.privacy.privacy import Privacy
    from server.wiring import open_finder

    settings = read_settings(Path(), settings_file).privacy
    trial = try_privacy(Privacy(settings, open_finder(settings)), load_marked_tickets(tickets or SHIPPED))
    Console().print(render_trial(trial))
    if not trial.is_good_enough:
        context.exit(1)
