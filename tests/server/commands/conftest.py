"""A folder to run commands in, and the command line in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from server.commands.group import deskside
from tests.server.commands.command_line import Place, make_place

Invoke = Callable[..., Result]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


@pytest.fixture
def invoke(place: Place) -> Invoke:
    """Runs a command with the place's options in this process; what is not an exit is raised."""

    def invoke(name: str, *arguments: str) -> Result:
        result = CliRunner(env={"COLUMNS": "200", "NO_COLOR": "1"}).invoke(deskside, [name, *arguments, *place.options])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke
