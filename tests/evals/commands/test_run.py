"""The command says what is wrong with its options before it does anything."""

import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from evals.commands.group import eval_commands
from evals.document_index import open_folder
from evals.errors import GoldenSetError, SubjectError
from ingest.index.settings import IndexSettings
from server.settings import ServerSettings

SETTINGS = ServerSettings(index=IndexSettings(embedder="hashing"))


def invoke(*options: str) -> Result:
    """What `deskside eval run` does with these options; errors come through, as the command line tells them."""
    return CliRunner().invoke(eval_commands, ["run", *options], catch_exceptions=False)


@pytest.fixture
def golden(tmp_path: Path) -> str:
    """A golden set of one example."""
    file = tmp_path / "golden.jsonl"
    file.write_text(json.dumps({"id": "one", "question": "?", "answerable": False}))
    return str(file)


@pytest.mark.parametrize(
    "options",
    [
        ["--data", "here", "--server", "http://127.0.0.1:1"],
        ["--documents", ".", "--data", "here"],
        ["--key", "secret"],
        ["--limit", "0"],
        ["--golden", "absent.jsonl"],
    ],
)
def test_options_that_do_not_fit_together_are_bad_usage(golden: str, options: list[str]) -> None:
    result = invoke("--golden", golden, *options)
    assert result.exit_code == 2, result.output


def test_a_wrong_golden_set_is_an_error_that_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "golden.jsonl"
    file.write_text("nonsense")
    with pytest.raises(GoldenSetError, match="line 1"):
        invoke("--golden", str(file), "--server", "http://127.0.0.1:1")


def test_a_server_that_is_not_there_is_an_error_that_says_so(golden: str) -> None:
    with pytest.raises(SubjectError, match="Does the server run at this address"):
        invoke("--golden", golden, "--server", "http://127.0.0.1:1")


def test_a_data_folder_without_an_index_is_an_error_that_says_what_to_do(golden: str, tmp_path: Path) -> None:
    with pytest.raises(SubjectError, match="ingest documents first"):
        invoke("--golden", golden, "--data", str(tmp_path / "data"))
    assert not (tmp_path / "data").exists()


def test_a_run_on_a_data_folder_writes_scores_and_keeps_its_samples(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "returns.txt").write_text("The return window is thirty days.")
    evidence = {
        "document": "documents/returns.txt",
        "start": 0,
        "end": 33,
        "quote": "The return window is thirty days.",
    }
    asked = {"id": "one", "question": "How long is the return window?", "answerable": True, "evidence": [evidence]}
    golden = tmp_path / "golden.jsonl"
    golden.write_text(json.dumps({**asked, "documents": ["documents/returns.txt"], "tags": {"set": "plain"}}))
    with open_folder(folder, SETTINGS, tmp_path / "cache", Console(file=StringIO())):
        pass
    (data,) = (tmp_path / "cache").iterdir()
    out, runs = tmp_path / "out.json", tmp_path / "runs"
    settings = tmp_path / "settings.toml"
    settings.write_text('[index]\nembedder = "hashing"\n')
    places = ["--data", str(data), "--settings", str(settings), "--json", str(out), "--runs", str(runs)]
    result = invoke("--golden", str(golden), *places)
    assert result.exit_code == 0, result.output
    assert json.loads(out.read_text())["by_set"]["plain"]["evidence_hit@1"]["value"] == 1
    assert [file.name for run in runs.iterdir() for file in sorted(run.iterdir())] == ["manifest.json", "samples.jsonl"]
    assert "evidence_hit@1" in result.output
