"""The command says what is wrong with its options before it does anything."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from evals.commands import evaluation


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
    result = CliRunner().invoke(evaluation, ["run", "--golden", golden, *options])
    assert result.exit_code == 2, result.output


def test_a_wrong_golden_set_is_an_error_that_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "golden.jsonl"
    file.write_text("nonsense")
    result = CliRunner().invoke(evaluation, ["run", "--golden", str(file), "--server", "http://127.0.0.1:1"])
    assert result.exit_code == 1
    assert "line 1" in result.output


def test_a_server_that_is_not_there_is_an_error_that_says_so(golden: str) -> None:
    result = CliRunner().invoke(evaluation, ["run", "--golden", golden, "--server", "http://127.0.0.1:1"])
    assert result.exit_code == 1
    assert "Does the server run at this address?" in result.output
