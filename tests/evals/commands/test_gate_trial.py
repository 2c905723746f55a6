"""The trial is long; here only what is wrong with its options."""

from click.testing import CliRunner

from evals.commands.group import eval_commands


def test_a_change_that_is_not_there_is_bad_usage() -> None:
    result = CliRunner().invoke(eval_commands, ["gate-trial", "--only", "nonsense"])
    assert result.exit_code == 2
    assert "No change has such a name." in result.output
