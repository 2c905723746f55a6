import os
import socket
from pathlib import Path

import pytest

from ingest.index.ownership import Ownership
from server.commands.group import deskside
from tests.server.commands.command_line import Place


def test_every_command_says_what_it_does() -> None:
    context = deskside.make_context("deskside", ["ingest"], resilient_parsing=True)
    for name in deskside.list_commands(context):
        command = deskside.get_command(context, name)
        assert command is not None
        assert command.help


def test_a_command_that_is_not_there_is_bad_usage(place: Place) -> None:
    result = place.run("ingset")
    assert result.returncode == 2
    assert "No such command 'ingset'" in result.stderr


USER_ERRORS = {
    "a path that is not there": (["ingest", "nowhere", "OPTIONS"], 1, "nowhere: no such file or folder"),
    "a data folder that is a file": (["ask", "x", "--data", "settings.toml"], 2, "settings.toml"),
    "a data folder inside a file": (["ingest", "docs", "--data", "settings.toml/x"], 1, "settings.toml/x"),
    "settings that are not there": (["ask", "x", "--settings", "nowhere.toml"], 2, "nowhere.toml"),
    "settings that are none": (["ingest", "docs", "--settings", "docs/returns.md"], 2, "returns.md is not TOML"),
    "a database that is none": (["ingest", "docs", "--settings", "settings.toml", "--data", "odd"], 1, "deskside.db"),
    "a list of a database that is none": (["documents", "--data", "odd"], 1, "deskside.db"),
}


@pytest.mark.parametrize("mistake", USER_ERRORS)
def test_a_mistake_gets_advice_and_never_a_traceback(place: Place, mistake: str) -> None:
    arguments, status, message = USER_ERRORS[mistake]
    (place.folder / "odd").mkdir()
    (place.folder / "odd" / "deskside.db").write_bytes(b"no database, but long enough to look like one" * 99)
    whole = [part for argument in arguments for part in (place.options if argument == "OPTIONS" else [argument])]
    result = place.run(*whole)
    assert result.returncode == status
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("arguments", [["ingest", "docs"], ["ask", "x"], ["serve", "--port", "0"]])
def test_a_second_process_hears_who_has_the_data_folder(place: Place, arguments: list[str]) -> None:
    ownership = Ownership(place.data, "deskside ingest")
    (place.data / "deskside.db").touch()
    result = place.run(*arguments, *place.options)
    ownership.close()
    assert result.returncode == 1
    assert f"is in use by process {os.getpid()} (deskside ingest)" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_port_that_is_taken_is_named(place: Place) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = place.run("serve", "--port", port, *place.options)
    assert result.returncode == 1
    assert f"127.0.0.1:{port} cannot be listened on" in result.stderr
    assert "Traceback" not in result.stderr


def test_nothing_but_the_answer_is_printed_to_a_pipe(place: Place, tmp_path: Path) -> None:
    result = place.run("ingest", str(place.docs), *place.options)
    assert result.returncode == 0
    assert result.stderr == ""
    assert "\x1b" not in result.stdout
