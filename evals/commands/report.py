"""The command `deskside eval report`; what it needs is loaded only when it runs."""

from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("report")
@click.option("--run", "run_folder", required=True, type=_FOLDER, help="The folder of a run, or of runs: the newest.")
@click.option("--against", type=_FOLDER, help="Compare with the run in this folder.")
@click.option(
    "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The HTML file to write."
)
@click.option("--with-internal", "is_with_internal", is_flag=True, help="Show internal texts, too.")
def report_run(run_folder: Path, against: Path | None, output: Path, is_with_internal: bool) -> None:
    """Write a run as one HTML file that can be read anywhere and printed.

    It says which scores it rests on, how sure they are, what went wrong and what changed.
    """
    from evals.export.outgoing_run import read_outgoing
    from evals.export.run_report import run_report

    baseline = read_outgoing(against, is_with_internal) if against else None
    content = run_report(read_outgoing(run_folder, is_with_internal), baseline)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(content, encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(output), error.strerror) from error
    click.echo(f"{output}: {len(content.encode()) // 1024} KiB")
