from pathlib import Path

import click
import pytest

from server.commands.options import read_settings


def test_the_data_folder_of_the_command_line_goes_first(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('port = 9000\n[index]\nembedder = "hashing"\ndata = "elsewhere"\n')
    settings = read_settings(tmp_path / "data", file)
    assert settings.index.data == tmp_path / "data"
    assert settings.index.embedder == "hashing"
    assert settings.port == 9000


def test_without_a_file_everything_has_a_default(tmp_path: Path) -> None:
    assert read_settings(tmp_path).index.embedder == "exported-graph"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"port = [", "is not TOML"),
        (b"port = '\xff'", "is not TOML"),
        (b"index = 3", "write `index` as a table"),
        (b"port = 'many'", "port: Input should be a valid integer"),
        (b"[index]\nembedder = 'hashng'", "index.embedder"),
        (b"[index]\nembeder = 'hashing'", "index.embeder"),
    ],
)
def test_what_is_wrong_is_said_with_the_files_name(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    with pytest.raises(click.BadParameter, match=r"settings\.toml") as error:
        read_settings(tmp_path, file)
    assert message in error.value.message
