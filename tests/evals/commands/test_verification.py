"""The command tells both rates, and fails where the bar is missed."""

from click.testing import CliRunner

from evals.commands.group import eval_commands


def test_the_command_says_what_it_does() -> None:
    result = CliRunner().invoke(eval_commands, ["verification", "--help"])
    assert result.exit_code == 0
    assert "forged citation" in result.output
