"""The workflow for repositories of documents calls commands that are there, with options they have."""

import re
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from evals.commands.group import eval_commands

WORKFLOW = Path(__file__).parents[2] / ".github" / "workflows" / "evaluate.yml"
_CALL = re.compile(r"deskside eval ([\w-]+)((?:[^\n\\]|\\\n)*)")


@pytest.fixture
def workflow() -> dict[Any, Any]:  # Any: YAML
    read: dict[Any, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    return read


def calls(workflow: dict[Any, Any]) -> list[tuple[str, str]]:
    scripts = [step["run"] for step in workflow["jobs"]["gate"]["steps"] if "run" in step]
    return [(found[1], found[2]) for script in scripts for found in _CALL.finditer(script)]


def test_it_measures_judges_and_reports(workflow: dict[Any, Any]) -> None:
    assert [name for name, _ in calls(workflow)] == ["run", "gate", "report"]
    for name, options in calls(workflow):
        command = eval_commands.get_command(click.Context(eval_commands), name)
        assert command is not None
        known = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"--[\w-]+", options)) <= known, name


def test_it_may_only_read_and_puts_no_input_into_a_script(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    for step in workflow["jobs"]["gate"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert step.get("with", {}).get("persist-credentials", False) is False
