"""`deskside documents`: what is indexed."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from server.commands.options import data_option, json_option, read_settings, require_index, settings_option


@click.command("documents")
@data_option
@settings_option
@json_option
def command(data: Path, settings_file: Path | None, as_json: bool) -> None:
    """List the files of every source, with the state each ended in."""
    from ingest.index.catalog import Catalog
    from ingest.index.database import open_database

    settings = read_settings(data, settings_file)
    require_index(data)
    engine = open_database(settings.index.database_url)
    catalog = Catalog(engine)
    rows = [
        {"source": source, "path": path, "state": file.state, "reason": file.reason}
        for source in catalog.sources()
        for path, file in sorted(catalog.files_of(source).items())
    ]
    engine.dispose()
    if as_json:
        click.echo(json.dumps({"documents": rows, "at": datetime.now(UTC).isoformat()}, indent=1))
        return
    table = Table("Path", "State", "Reason")
    for row in rows:
        table.add_row(row["path"], row["state"], row["reason"] or "")
    Console().print(table)
