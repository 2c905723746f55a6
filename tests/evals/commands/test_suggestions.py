"""The command tries tickets and prints what was found."""

import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from evals.commands.group import eval_commands
from evals.document_index import open_folder
from ingest.index.settings import IndexSettings
from server.settings import ServerSettings

SETTINGS = ServerSettings(index=IndexSettings(embedder="hashing"))


def test_the_figures_are_printed_and_written(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "returns.txt").write_text("The return window is thirty days.")
    with open_folder(documents, SETTINGS, tmp_path / "cache", Console(file=StringIO())):
        pass
    (data,) = (tmp_path / "cache").iterdir()
    line = {
        "id": "1",
        "ticket": {"tool": "desk", "id": "1", "subject": "How long is the return window?"},
        "as_of": "2030-01-01",
        "needs": [{"quotes": ["return window"], "documents": ["documents/returns.txt"]}],
    }
    golden, settings, out = tmp_path / "tickets.jsonl", tmp_path / "settings.toml", tmp_path / "out.json"
    golden.write_text(json.dumps(line))
    settings.write_text('[index]\nembedder = "hashing"\n')
    options = ["--golden", str(golden), "--data", str(data), "--settings", str(settings), "--json", str(out)]
    result = CliRunner(env={"COLUMNS": "200"}).invoke(eval_commands, ["suggestions", *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert "right: How long is the return window?" in result.output
    figures = json.loads(out.read_text())["figures"]
    assert figures["needs_found"] == pytest.approx(1)
    assert figures["needs_answered_right"] == pytest.approx(1)
