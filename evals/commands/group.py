"""The command group `deskside eval`."""

import click

from evals.bench.command import bench
from evals.commands.ablation import ablate_retrieval
from evals.commands.attacks import try_injections
from evals.commands.conflicts import try_conflicts
from evals.commands.dashboards_bench import dashboards_bench
from evals.commands.digest import digest
from evals.commands.draft_trial import try_drafts
from evals.commands.exemplars import try_exemplars_command
from evals.commands.export import export_run
from evals.commands.gate import judge_change
from evals.commands.gate_trial import try_gate
from evals.commands.golden import golden_commands
from evals.commands.judge import judge_run
from evals.commands.privacy_trial import try_masking
from evals.commands.report import report_run
from evals.commands.run import run_golden_set
from evals.commands.run_bench import run_bench
from evals.commands.suggestions import try_tickets
from evals.commands.verification import try_verification_command


@click.group("eval")
def eval_commands() -> None:
    """Measure retrieval and answers on golden sets."""


for command in (
    run_golden_set,
    run_bench,
    ablate_retrieval,
    export_run,
    report_run,
    judge_run,
    judge_change,
    try_gate,
    try_verification_command,
    try_drafts,
    try_injections,
    try_masking,
    try_conflicts,
    try_exemplars_command,
    try_tickets,
    digest,
    dashboards_bench,
    golden_commands,
    bench,
):
    eval_commands.add_command(command)
