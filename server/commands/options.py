"""Options that several commands share, and the settings they make."""

import tomllib
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from server.settings import ServerSettings

data_option = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("data"),
    show_default=True,
    envvar="DESKSIDE_DATA",
    help="The folder that holds everything.",
)
settings_option = click.option(
    "--settings",
    "settings_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="DESKSIDE_SETTINGS",
    help="A TOML file with settings; see `server/settings.py` for their names.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def read_settings(data: Path, settings_file: Path | None = None) -> ServerSettings:
    """The settings of the file, with this data folder."""
    values: dict[str, Any] = {}  # Any: TOML, checked by pydantic below
    if settings_file is not None:
        try:
            values = tomllib.loads(settings_file.read_text(encoding="utf-8"))
        except OSError as error:
            raise click.BadParameter(f"{settings_file} cannot be read: {error.strerror}") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise click.BadParameter(f"{settings_file} is not TOML: {error}") from error
    index = values.get("index", {})
    if not isinstance(index, dict):
        raise click.BadParameter(f"{settings_file}: write `index` as a table, [index]")
    values["index"] = {**index, "data": data}
    try:
        return ServerSettings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise click.BadParameter(f"{settings_file}: {place}: {first['msg']}") from error


def require_index(data: Path) -> None:
    """Raises ClickException where nothing has been indexed: a mistyped folder must not become a new index."""
    if not (data / "deskside.db").exists():
        raise click.ClickException(f"{data} holds no index yet; run `deskside ingest PATH --data {data}` first")
