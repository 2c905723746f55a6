"""The command writes a report, and says what is wrong with what it is given."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evals.commands.group import eval_commands
from evals.errors import RunUnreadable
from tests.evals.export.runs import SECRET, write_run


def invoke(*options: object) -> Result:
    """What `deskside eval report` does; errors come through, as the command line tells them."""
    return CliRunner().invoke(eval_commands, ["report", *map(str, options)], catch_exceptions=False)


def test_it_writes_one_file_without_internal_texts_unless_they_are_asked_for(tmp_path: Path) -> None:
    folder, file = write_run(tmp_path / "runs"), tmp_path / "new" / "report.html"
    result = invoke("--run", folder, "--output", file)
    assert (result.exit_code, result.output.startswith(str(file))) == (0, True)
    assert SECRET not in file.read_text()
    assert invoke("--run", folder, "--output", file, "--with-internal").exit_code == 0
    assert "Holds internal texts" in file.read_text()


def test_it_compares_with_another_run(tmp_path: Path) -> None:
    earlier = write_run(tmp_path / "runs", name="20261121T120000000000Z-golden")
    later, file = write_run(tmp_path / "runs"), tmp_path / "report.html"
    assert invoke("--run", later, "--against", earlier, "--output", file).exit_code == 0
    assert "What changed" in file.read_text()


def test_a_folder_without_a_run_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RunUnreadable, match="deskside eval run"):
        invoke("--run", tmp_path, "--output", tmp_path / "report.html")


def test_a_file_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    result = invoke("--run", write_run(tmp_path / "runs"), "--output", tmp_path / "taken" / "report.html")
    assert (result.exit_code, "Could not open file" in result.output) == (1, True)
