"""`deskside ingest`: index folders, files and patterns."""

import sys
from collections import Counter
from pathlib import Path

import click
from pydantic import TypeAdapter
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.index.progress import Progress
from ingest.index.receipt import FAILURES, FileReceipt, FileState, JobReceipt
from server.commands.format_table import print_by_format
from server.commands.ingest_progress import TerminalProgress
from server.commands.options import data_option, json_option, read_settings, settings_option
from server.commands.running_server import RunningServer, running_server

_RECEIPT = TypeAdapter(JobReceipt)
_FILE = TypeAdapter(FileReceipt)


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True)
@data_option
@settings_option
@json_option
@click.option("--table", "as_table", is_flag=True, help="Print how files ended, by folder and format.")
@click.option("--dry-run", is_flag=True, help="Say what would be read and retired; change nothing.")
@click.option("--retry-failed", is_flag=True, help="Read files again that failed last time and have not changed.")
def command(
    paths: tuple[str, ...],
    data: Path,
    settings_file: Path | None,
    as_json: bool,
    as_table: bool,
    dry_run: bool,
    retry_failed: bool,
) -> None:
    """Index folders, files and patterns; what vanished from a folder is retired.

    Exit status: 0 when every file was indexed, 1 when some were not (they are listed with the reason), 2 for bad usage.
    """
    with TerminalProgress(Console(stderr=True)) as progress:
        server = running_server(data)
        if server is not None:
            absolute = [str(Path(path).absolute()) for path in paths]
            receipt = _through(server, absolute, dry_run, retry_failed, progress)
        else:
            receipt = _in_process(paths, data, settings_file, dry_run, retry_failed, progress)
    if as_json:
        click.echo(_RECEIPT.dump_json(receipt, indent=1).decode())
    else:
        _print(receipt)
    if as_table:
        print_by_format(Console(stderr=as_json), receipt)
    sys.exit(1 if receipt.has_failures else 0)


def _in_process(
    paths: tuple[str, ...],
    data: Path,
    settings_file: Path | None,
    dry_run: bool,
    retry_failed: bool,
    progress: Progress,
) -> JobReceipt:
    from server.wiring import open_deskside

    deskside = open_deskside(read_settings(data, settings_file), "deskside ingest")
    try:
        return deskside.ingest(paths, dry_run, retry_failed, progress)
    finally:
        deskside.close()


def _through(
    server: RunningServer, paths: list[str], dry_run: bool, retry_failed: bool, progress: Progress
) -> JobReceipt:
    body = {"paths": paths, "dry_run": dry_run, "retry_failed": retry_failed}
    for event in server.events("/v1/ingestions", body):
        if event.name == "planned":
            progress.planned(int(str(event.data["files"])), int(str(event.data["bytes"])))
        elif event.name == "file":
            progress.finished(_FILE.validate_python(event.data["receipt"]), int(str(event.data["bytes"])))
        elif event.name == "done":
            return _RECEIPT.validate_python(event.data["receipt"])
        elif event.name == "error":
            raise click.ClickException(f"{event.data.get('title')}: {event.data.get('detail')}")
    raise click.ClickException("the server ended the conversation before the pass was done; run the command again")


def _print(receipt: JobReceipt) -> None:
    console = Console()
    failed = [file for file in receipt.files if file.state in FAILURES]
    if failed:
        table = Table("File", "State", "Reason and what to do", title="Not indexed", title_justify="left")
        for file in failed:
            table.add_row(Text(file.path), file.state, Text(file.reason or ""))
        console.print(table)
    for file in receipt.files:
        for note in file.hidden:
            console.print(
                f"hidden text left out of {file.path}: {note.what} {note.place}", markup=False, style="yellow"
            )
        if receipt.is_dry_run and not file.is_unchanged:
            console.print(f"{file.state}: {file.path} ({file.reason})", markup=False)
    states = Counter(str(file.state) for file in receipt.files)
    unchanged = sum(file.is_unchanged for file in receipt.files)
    passages = sum(file.passages for file in receipt.files if file.state is FileState.LIVE)
    summary = ", ".join(f"{number} {state}" for state, number in sorted(states.items()))
    console.print(
        f"{len(receipt.files)} files ({summary}; {unchanged} unchanged), {passages} passages, "
        f"{receipt.embedded} embedded, {receipt.bytes / 1e6:.1f} MB in {receipt.seconds:.1f} s",
        markup=False,
        highlight=False,
    )
