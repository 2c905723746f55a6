"""The command `deskside eval run`; what it needs is loaded only when it runs."""

from pathlib import Path

import click
from click.core import ParameterSource

from server.commands.options import data_option, read_settings, settings_option

_EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
_RUN_SETTINGS = ("is_retrieval_only", "repeats", "threads", "set_name", "limit")


@click.command("run")
@click.option("--golden", type=_EXISTING_FILE, help="The golden set: JSONL, one example a line.")
@click.option(
    "--documents", type=_EXISTING_FOLDER, help="Measure on an index of this folder, built and kept in a cache."
)
@data_option
@settings_option
@click.option("--server", help="Measure the server at this URL instead, over HTTP.")
@click.option("--key", help="The key to sign in to the server with.")
@click.option("--json", "json_file", type=_FILE, help="Write scores and manifest to this file.")
@click.option(
    "--runs", type=_FOLDER, help="Where runs are kept: below the data folder that is measured, otherwise in `runs`."
)
@click.option("--limit", type=click.IntRange(min=1), help="Ask only so many examples.")
@click.option("--set", "set_name", help="Ask only the examples of this tags.set.")
@click.option("--retrieval-only", "is_retrieval_only", is_flag=True, help="Search, but do not answer.")
@click.option("--repeats", type=click.IntRange(min=1), default=1, show_default=True, help="Ask every example so often.")
@click.option("--threads", type=click.IntRange(min=1), default=1, show_default=True, help="Ask so many at once.")
@click.option(
    "--resume",
    "resumed",
    type=_EXISTING_FOLDER,
    help="Go on with the interrupted run in this folder, with its golden set and settings.",
)
@click.pass_context
def run_golden_set(
    context: click.Context,
    golden: Path | None,
    documents: Path | None,
    data: Path,
    settings_file: Path | None,
    server: str | None,
    key: str | None,
    json_file: Path | None,
    runs: Path | None,
    limit: int | None,
    set_name: str | None,
    is_retrieval_only: bool,
    repeats: int,
    threads: int,
    resumed: Path | None,
) -> None:
    """Ask every example of a golden set and score what comes back.

    The exit code is 1 when examples failed, 2 when the options do not fit together.
    """
    is_data_chosen = context.get_parameter_source("data") is ParameterSource.COMMANDLINE
    if sum([documents is not None, server is not None, is_data_chosen]) > 1:
        raise click.UsageError("Give one of --documents, --data and --server.")
    if key and not server:
        raise click.UsageError("--key goes with --server.")
    if golden is None and resumed is None:
        raise click.UsageError("Give --golden, or --resume for a run that was interrupted.")
    from evals.running.evaluation import Evaluation
    from evals.running.resumption import read_begun, settings_to_resume
    from evals.running.run_settings import RunSettings

    run_settings = RunSettings(
        is_retrieval_only=is_retrieval_only, threads=threads, repeats=repeats, set_name=set_name, limit=limit
    )
    if resumed is not None:
        begun = read_begun(resumed)
        golden = golden or Path(begun.golden_set)
        chosen = [name for name in _RUN_SETTINGS if context.get_parameter_source(name) is not ParameterSource.DEFAULT]
        run_settings = settings_to_resume(begun.settings, run_settings, chosen)
    assert golden is not None
    evaluation = Evaluation(
        golden=golden,
        runs=runs,
        run_settings=run_settings,
        settings=read_settings(data, settings_file),
        documents=documents,
        server=server,
        key=key,
        json_file=json_file,
        resumed=resumed,
    )
    if evaluation.carry_out().manifest.samples_with_errors:
        context.exit(1)
