"""`deskside serve`: the HTTP service, the pages and the panel."""

from pathlib import Path

import click

from server.commands.options import data_option, read_settings, settings_option
from server.commands.serving import Serving


@click.command("serve")
@data_option
@settings_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8800, show_default=True, help="The port to listen on; 0 takes a free one.")
def command(data: Path, settings_file: Path | None, host: str, port: int) -> None:
    """Serve answers from the data folder until stopped (Ctrl+C)."""
    with Serving(read_settings(data, settings_file), host, port) as serving:
        serving.tell(f"Deskside serves {data} at {serving.url}")
        serving.run()
