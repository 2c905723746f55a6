"""The command `deskside eval verification`; what it needs is loaded only when it runs."""

from pathlib import Path

import click

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("verification")
@click.option("--json", "json_file", type=_FILE, help="Write the counts, and every sentence that came out wrong.")
@click.pass_context
def try_verification_command(context: click.Context, json_file: Path | None) -> None:
    """Forge sentences about the sample company: see which of them verification lets through, and what is lost.

    The exit code is 1 when a forged citation, an invented number or an altered quotation (marked *) stands, or when
    more than 2 % of the true sentences are lost.
    """
    from rich.console import Console

    from evals.trials.verification.passages import sample_passages
    from evals.trials.verification.trial import try_verification
    from evals.trials.verification.trial_report import render_verification, write_verification

    result = try_verification(sample_passages())
    if json_file:
        write_verification(result, json_file)
    Console().print(render_verification(result))
    if not result.is_good_enough:
        context.exit(1)
