"""The command `deskside eval`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console

from evals.golden_set import load_golden_set
from evals.report import render, write_json
from evals.run_progress import TerminalProgress
from evals.run_settings import RunSettings
from evals.runner import Runner
from evals.subject import Subject
from ingest.index.errors import DesksideError
from server.settings import ServerSettings

_EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
_DATA = Path("data")


@click.group("eval")
def evaluation() -> None:
    """Measure retrieval and answers on golden sets."""


@evaluation.command("run")
@click.option("--golden", required=True, type=_EXISTING_FILE, help="The golden set: JSONL, one example a line.")
@click.option(
    "--documents", type=_EXISTING_FOLDER, help="Measure on an index of this folder, built and kept in a cache."
)
@click.option("--data", type=_FOLDER, default=None, help="Measure on the index in this data folder.  [default: data]")
@click.option("--server", help="Measure the server at this URL instead, over HTTP.")
@click.option("--key", help="The key to sign in to the server with.")
@click.option("--json", "json_file", type=_FILE, help="Write scores and manifest to this file.")
@click.option("--runs", type=_FOLDER, default=Path("runs"), show_default=True, help="Where runs are kept.")
@click.option("--limit", type=click.IntRange(min=1), help="Ask only so many examples.")
@click.option("--set", "set_name", help="Ask only the examples of this tags.set.")
@click.option("--retrieval-only", "is_retrieval_only", is_flag=True, help="Search, but do not answer.")
@click.option("--threads", type=click.IntRange(min=1), default=1, show_default=True, help="Ask so many at once.")
@click.pass_context
def run_golden_set(
    context: click.Context,
    golden: Path,
    documents: Path | None,
    data: Path | None,
    server: str | None,
    key: str | None,
    json_file: Path | None,
    runs: Path,
    limit: int | None,
    set_name: str | None,
    is_retrieval_only: bool,
    threads: int,
) -> None:
    """Ask every example of a golden set and score what comes back.

    The exit code is 1 when examples failed, 2 when the options do not fit together.
    """
    if sum(option is not None for option in (documents, data, server)) > 1:
        raise click.UsageError("Give one of --documents, --data and --server.")
    if key and not server:
        raise click.UsageError("--key goes with --server.")
    settings = RunSettings(is_retrieval_only=is_retrieval_only, threads=threads)
    try:
        golden_set = load_golden_set(golden).select(set_name, limit)
        with (
            _open_subject(documents, data, server, key, context.find_object(ServerSettings)) as subject,
            TerminalProgress(Console(stderr=True)) as progress,
        ):
            run = Runner(runs, settings, progress).run(golden_set, subject)
    except DesksideError as error:
        raise click.ClickException(str(error)) from error
    if json_file:
        write_json(run, json_file)
    Console().print(render(run))
    if run.manifest.samples_with_errors:
        raise click.exceptions.Exit(1)


@contextmanager
def _open_subject(
    documents: Path | None, data: Path | None, server: str | None, key: str | None, settings: ServerSettings | None
) -> Iterator[Subject]:
    if server:
        from evals.subjects.http import open_http_subject

        with open_http_subject(server, key) as subject:
            yield subject
        return
    from evals.document_index import default_cache, open_data, open_folder
    from evals.subjects.in_process import InProcessSubject

    settings = settings or ServerSettings()
    opened = open_folder(documents, settings, default_cache()) if documents else open_data(data or _DATA, settings)
    with opened as deskside:
        yield InProcessSubject(deskside)
