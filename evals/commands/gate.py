"""The command `deskside eval gate`; what it needs is loaded only when it runs."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from ingest.index.errors import DesksideError
from server.commands.options import data_option, read_settings, settings_option

if TYPE_CHECKING:
    from evals.running.kept_run import KeptRun

_EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)
_PATH = click.Path(path_type=Path)


class CannotJudge(click.ClickException):
    """There is nothing to judge; other than a loss, it ends with 2."""

    exit_code = 2


@click.command("gate")
@click.option("--baseline", required=True, type=_PATH, help="The run to hold against: its folder, or its name.")
@click.option("--candidate", type=_PATH, help="The run to judge; without it, --golden is measured now.")
@click.option("--golden", type=_EXISTING_FILE, help="The golden set to measure the candidate on.")
@click.option("--documents", type=_EXISTING_FOLDER, help="Measure on an index of this folder.")
@data_option
@settings_option
@click.option("--server", help="Measure the server at this URL instead, over HTTP.")
@click.option("--key", help="The key to sign in to the server with.")
@click.option("--metric", "metrics", multiple=True, help="Guard this measure besides those that are always guarded.")
@click.option("--runs", type=click.Path(file_okay=False, path_type=Path), help="Where runs are kept and looked for.")
@click.option("--threads", type=click.IntRange(min=1), default=1, show_default=True, help="Ask so many at once.")
@click.option("--json", "json_file", type=_FILE, help="Write the verdict to this file.")
@click.option("--markdown", "markdown_file", type=_FILE, help="Add the verdict to this file, as Markdown.")
@click.pass_context
def judge_change(
    context: click.Context,
    baseline: Path,
    candidate: Path | None,
    golden: Path | None,
    documents: Path | None,
    data: Path,
    settings_file: Path | None,
    server: str | None,
    key: str | None,
    metrics: tuple[str, ...],
    runs: Path | None,
    threads: int,
    json_file: Path | None,
    markdown_file: Path | None,
) -> None:
    """Say whether answers became worse than those of an earlier run.

    Ends with 0 where the candidate passes, 1 where a guarded measure lost more than chance gives, and 2 where there is
    nothing to judge: the options do not fit together, or the runs cannot be compared.
    """
    is_data_chosen = context.get_parameter_source("data") is ParameterSource.COMMANDLINE
    measured = [documents is not None, server is not None, is_data_chosen]
    if (candidate is None) == (golden is None):
        raise click.UsageError("Give either --candidate, a run, or --golden, to measure one now.")
    if sum(measured) > 1 or (candidate is not None and any([documents, server, key])):
        raise click.UsageError("Give one of --documents, --data and --server, and none of them with --candidate.")
    if key and not server:
        raise click.UsageError("--key goes with --server.")
    from dataclasses import replace

    from rich.console import Console

    from evals.gating.gate_evaluation import GateEvaluation
    from evals.gating.gate_report import render_verdict, write_markdown, write_verdict
    from evals.running.evaluation import Evaluation
    from evals.settings import EvalsSettings

    settings = read_settings(data, settings_file)

    def measure(earlier: "KeptRun") -> Path:
        assert golden is not None, "without a candidate there is a golden set"
        as_before = replace(earlier.manifest.settings, threads=threads)
        evaluation = Evaluation(
            golden=golden,
            runs=runs,
            run_settings=as_before,
            settings=settings,
            documents=documents,
            server=server,
            key=key,
        )
        return evaluation.carry_out().folder

    places = [runs] if runs else [data / "runs", Path("runs")]
    try:
        rule = EvalsSettings.of(settings).gate
        verdict = GateEvaluation(baseline, candidate, places, metrics, rule).carry_out(measure)
    except DesksideError as error:
        raise CannotJudge(str(error)) from error
    if json_file:
        write_verdict(verdict, json_file)
    if markdown_file:
        write_markdown(verdict, markdown_file)
    Console().print(render_verdict(verdict))
    if not verdict.is_passed:
        context.exit(1)
