import json
from pathlib import Path

from click.testing import CliRunner

from evals.commands.group import eval_commands


def test_there_must_be_an_example_that_can_be_answered(tmp_path: Path) -> None:
    golden = tmp_path / "golden.jsonl"
    golden.write_text(json.dumps({"id": "one", "question": "?", "answerable": False}))
    places = ["--golden", str(golden), "--documents", str(tmp_path)]
    result = CliRunner().invoke(eval_commands, ["ablation", *places])
    assert result.exit_code == 2
    assert "No example that can be answered" in result.output
