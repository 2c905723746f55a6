"""The command that tells a week and sends it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evals.commands.group import eval_commands
from evals.errors import MailError
from server.deskside import Deskside
from tests.evals.dashboards.mail_server import postbox
from tests.evals.dashboards.stored import rate, stored


def invoke(data: Path, *options: str) -> Result:
    return CliRunner().invoke(eval_commands, ["digest", "--data", str(data), *options], catch_exceptions=False)


def settings_file(folder: Path, port: int) -> Path:
    file = folder / "settings.toml"
    file.write_text(
        "[features.evals.mail]\n"
        'host = "127.0.0.1"\n'
        f"port = {port}\n"
        "starttls = false\n"
        'from = "deskside@lumenfold.example"\n'
        'to = ["sam@lumenfold.example"]\n'
        'base_url = "https://deskside.lumenfold.example"\n',
        encoding="utf-8",
    )
    return file


def test_it_tells_the_week_beside_whoever_has_the_folder_open(deskside: Deskside, tmp_path: Path) -> None:
    stored(deskside, "a", question="Was it useful?")
    rate(deskside, "a", False)
    told = invoke(tmp_path, "--week", "2026-11-21", "--rebuild")
    assert told.exit_code == 0
    assert "Quality of answers, 16 Nov 2026 to 22 Nov 2026" in told.output
    assert "Was it useful?" in told.output


def test_it_sends_the_week_and_says_to_whom(deskside: Deskside, tmp_path: Path) -> None:
    stored(deskside, "a", question="Was it useful?")
    rate(deskside, "a", False)
    with postbox() as box:
        file = settings_file(tmp_path, box.port)
        told = invoke(tmp_path, "--week", "2026-11-21", "--send", "--settings", str(file))
    assert "Sent to sam@lumenfold.example." in told.output
    (letter,) = box.letters
    body = letter.get_body(("plain",))
    assert body is not None
    assert "https://deskside.lumenfold.example/answers/a" in body.get_content()


def test_nothing_is_claimed_sent_where_the_server_refuses(deskside: Deskside, tmp_path: Path) -> None:
    with postbox(None, "sam@lumenfold.example") as box:
        file = settings_file(tmp_path, box.port)
        with pytest.raises(MailError, match="for nobody"):
            invoke(tmp_path, "--send", "--settings", str(file))
    assert box.letters == []


def test_without_settings_it_says_what_to_set(deskside: Deskside, tmp_path: Path) -> None:
    with pytest.raises(MailError, match="set host, from and to"):
        invoke(tmp_path, "--send")


def test_a_folder_without_an_index_is_refused(tmp_path: Path) -> None:
    told = CliRunner().invoke(eval_commands, ["digest", "--data", str(tmp_path / "nothing")])
    assert told.exit_code == 1
    assert "holds no index yet" in told.output
