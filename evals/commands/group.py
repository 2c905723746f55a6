"""The command group `deskside eval`."""

import click

from evals.bench.command import bench
from evals.commands.run import run_golden_set


@click.group("eval")
def eval_commands() -> None:
    """Measure retrieval and answers on golden sets."""


for command in (run_golden_set, bench):
    eval_commands.add_command(command)
