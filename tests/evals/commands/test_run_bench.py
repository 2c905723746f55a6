"""The command that measures what a run costs."""

import json
from pathlib import Path

from click.testing import CliRunner

from evals.commands.group import eval_commands


def test_it_tells_both_and_their_ratio(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "returns.md").write_text("The return window is thirty days.")
    golden = tmp_path / "golden.jsonl"
    golden.write_text(json.dumps({"id": "one", "question": "How long is the return window?", "answerable": True}))
    settings = tmp_path / "settings.toml"
    settings.write_text('[index]\nembedder = "hashing"\n')
    options = ["--golden", str(golden), "--documents", str(tmp_path / "docs"), "--settings", str(settings)]
    runner = CliRunner(env={"XDG_CACHE_HOME": str(tmp_path / "cache")})
    result = runner.invoke(eval_commands, ["run-bench", *options, "--rounds", "1"], catch_exceptions=False)
    assert result.exit_code == 0
    assert "1 examples, milliseconds an example" in result.output
    assert "bare answers" in result.output
    assert "ratio" in result.output
