"""`deskside documents`: what is indexed."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from server.commands.options import data_option, json_option, read_settings, require_index, settings_option


@click.command("documents")
@data_option
@settings_option
@json_option
def command(data: Path, settings_file: Path | None, as_json: bool) -> None:
    """List the files of every source, with the state each ended in."""
    settings = read_settings(data, settings_file)
    require_index(data)
    rows = _rows(settings.index.database_url)
    if as_json:
        click.echo(json.dumps({"documents": rows, "at": datetime.now(UTC).isoformat()}, indent=1))
        return
    table = Table("Path", "State", "Reason")
    for row in rows:
        table.add_row(Text(row["path"] or ""), row["state"], Text(row["reason"] or ""))
    Console().print(table)


def _rows(database_url: str) -> list[dict[str, str | None]]:
    """Read beside whoever owns the folder. Raises IndexCorrupt where the database is none of ours."""
    from sqlalchemy.exc import DatabaseError

    from ingest.index.catalog import Catalog
    from ingest.index.database import open_database
    from ingest.index.errors import IndexCorrupt

    engine = open_database(database_url)
    catalog = Catalog(engine)
    try:
        return [
            {"source": source, "path": path, "state": file.state, "reason": file.reason}
            for source in catalog.sources()
            for path, file in sorted(catalog.files_of(source).items())
        ]
    except DatabaseError as error:
        raise IndexCorrupt(f"{engine.url.database} cannot be read ({error.orig}); restore it from a backup") from error
    finally:
        engine.dispose()
