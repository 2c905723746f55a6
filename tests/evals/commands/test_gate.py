"""The exit code says whether a change may go on."""

import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from evals.commands.group import eval_commands
from evals.document_index import open_folder
from evals.running.run_folder import RunFolder
from ingest.index.settings import IndexSettings
from server.settings import ServerSettings
from tests.evals import compared_runs as made


def invoke(*options: str) -> Result:
    return CliRunner().invoke(eval_commands, ["gate", *options])


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    return tmp_path / "runs"


@pytest.fixture
def baseline(runs: Path) -> str:
    return made.keep(runs, made.many(made.right, 20))


def test_a_candidate_as_good_passes(runs: Path, baseline: str) -> None:
    candidate = made.keep(runs, made.many(made.right, 20), minutes=1)
    result = invoke("--baseline", baseline, "--candidate", candidate, "--runs", str(runs))
    assert result.exit_code == 0, result.output
    assert "Passed." in result.output
    assert "At n = 20 this gate sees" in result.output


def test_a_candidate_that_lost_is_blocked_and_told_in_files(runs: Path, baseline: str, tmp_path: Path) -> None:
    candidate = made.keep(runs, [*made.many(made.wrong, 8), *made.many(made.right, 12, 8)], minutes=1)
    files = ["--json", str(tmp_path / "gate.json"), "--markdown", str(tmp_path / "gate.md")]
    result = invoke("--baseline", str(runs / baseline), "--candidate", str(runs / candidate), *files)
    assert result.exit_code == 1, result.output
    assert json.loads((tmp_path / "gate.json").read_text())["decided_by"] == ["right"]
    assert "Blocked by right." in (tmp_path / "gate.md").read_text()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "either --candidate"),
        (["--candidate", "b", "--golden", __file__], "either --candidate"),
        (["--candidate", "b", "--server", "http://127.0.0.1:1"], "none of them with --candidate"),
        (["--golden", __file__, "--server", "x", "--documents", "."], "one of --documents"),
        (["--golden", __file__, "--key", "secret"], "--key goes with --server"),
        (["--candidate", "gone"], "there is no run gone"),
        (["--candidate", "gone", "--metric", "faithfulness"], "faithfulness cannot gate"),
    ],
)
def test_what_cannot_be_judged_ends_with_two(runs: Path, baseline: str, options: list[str], said: str) -> None:
    result = invoke("--baseline", baseline, "--runs", str(runs), *options)
    assert result.exit_code == 2, result.output
    assert said in " ".join(result.output.split())


def test_a_server_that_is_not_there_is_no_loss(runs: Path, baseline: str, tmp_path: Path) -> None:
    golden = tmp_path / "golden.jsonl"
    golden.write_text(json.dumps({"id": "example-1", "question": "?", "answerable": False}))
    result = invoke(
        "--baseline", baseline, "--runs", str(runs), "--golden", str(golden), "--server", "http://127.0.0.1:1"
    )
    assert result.exit_code == 2, result.output


def test_a_golden_set_is_measured_in_the_way_the_baseline_was(tmp_path: Path) -> None:
    folder, runs = tmp_path / "documents", tmp_path / "runs"
    folder.mkdir()
    (folder / "returns.txt").write_text("The return window is thirty days.")
    golden = tmp_path / "golden.jsonl"
    lines = [{"id": name, "question": "Who is the mayor?", "answerable": False} for name in ("one", "two")]
    golden.write_text("\n".join(json.dumps(line) for line in lines))
    settings = ServerSettings(index=IndexSettings(embedder="hashing"))
    with open_folder(folder, settings, tmp_path / "cache", Console(file=StringIO())):
        pass
    (data,) = (tmp_path / "cache").iterdir()
    file = tmp_path / "settings.toml"
    file.write_text('[index]\nembedder = "hashing"\n')
    places = ["--data", str(data), "--settings", str(file), "--runs", str(runs), "--golden", str(golden)]
    asked = CliRunner().invoke(eval_commands, ["run", *places, "--limit", "1"])
    assert asked.exit_code == 0, asked.output
    result = invoke("--baseline", str(runs), *places)
    assert result.exit_code == 0, result.output
    candidates = sorted(runs.iterdir())
    assert len(candidates) == 2
    assert len(list(RunFolder(candidates[-1]).samples())) == 1
