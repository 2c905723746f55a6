"""`deskside demo`: the sample company, indexed and served."""

from pathlib import Path

import click
from rich.console import Console

import ingest
from server.commands.ingest_progress import TerminalProgress
from server.commands.options import read_settings, settings_option
from server.commands.serving import Serving
from server.deskside import Deskside
from server.identity.sample import sample_people

SAMPLE_COMPANY = Path(ingest.__file__).parent / "sample_company"


@click.command("demo")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("data/demo"),
    show_default=True,
    help="The folder that holds everything.",
)
@settings_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8800, show_default=True, help="The port to listen on; 0 takes a free one.")
@click.option("--no-serve", is_flag=True, help="Index the sample company, then stop.")
def command(data: Path, settings_file: Path | None, host: str, port: int, no_serve: bool) -> None:
    """Index Lumenfold, a fictional company, and serve it."""
    with Serving(read_settings(data, settings_file), host, port) as serving:
        load_sample_company(serving.deskside)
        if no_serve:
            return
        serving.tell(
            f"\nThe sample company is ready.\n"
            f"  {serving.url}/desk   the practice desk: tickets with the panel beside them (start here)\n"
            f"  {serving.url}/       where everybody else goes\n"
            f"Sign in with one click as one of the company's people. Stop with Ctrl+C.\n"
        )
        serving.run()


def load_sample_company(deskside: Deskside) -> None:
    """Index the sample documents and take over the sample's people, skills and tickets.

    Raises ClickException when a sample document cannot be indexed.
    """
    with TerminalProgress(Console(stderr=True)) as progress:
        receipt = deskside.ingest([str(SAMPLE_COMPANY)], False, False, progress)
    if receipt.has_failures:
        raise click.ClickException("some of the sample's documents could not be indexed; see above")
    deskside.programme.import_folder(SAMPLE_COMPANY)
    deskside.people.import_people(sample_people(SAMPLE_COMPANY / "people.yaml"), is_sample=True)
