"""A trial counts what the gate caught and what it blocked."""

import json
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

from rich.console import Console

from evals.gating.gate_rule import GateRule
from evals.golden_set import GoldenSet
from evals.running.kept_run import KeptRun
from evals.trials.gate.change import Change, Company
from evals.trials.gate.trial import Outcome, TrialResult, choose, try_changes
from evals.trials.gate.trial_report import render_trial, say_outcome, write_trial
from evals.trials.gate.workshop import Workshop
from ingest.index.embedders.hashing import HashingEmbedder
from server.settings import ServerSettings
from tests.evals import compared_runs as made

GOLDEN_SET = GoldenSet(
    Path("/golden/small.jsonl"), "abc", tuple(sample.example for sample in made.many(made.right, 200))
)


def ruinous(company: Company) -> Company:
    """Half of the examples are lost."""
    return company


def slight(company: Company) -> Company:
    """Nothing is lost, although it was meant to be."""
    return company


def harmless(company: Company) -> Company:
    """One example is lost and one is gained."""
    return company


CHANGES = [Change(ruinous, True), Change(slight, True), Change(harmless, False)]


@dataclass(frozen=True, slots=True)
class ImaginedWorkshop(Workshop):
    """Measures nothing: how the examples come out is written here."""

    def prepare(self) -> None:
        pass

    def measure(self, change: Change) -> KeptRun:
        if change.apply is ruinous:
            return made.run_of([*made.many(made.out_of_reach, 100), *made.many(made.right, 100, 100)], change.name)
        if change.apply is harmless:
            return made.run_of([made.wrong("example-0"), *made.many(made.right, 199, 1)], change.name)
        return made.run_of([*made.many(made.right, 199), made.wrong("example-199")], change.name)


def tried(told: list[Outcome] | None = None) -> TrialResult:
    workshop = ImaginedWorkshop(Path("nowhere"), ServerSettings(), HashingEmbedder(), GOLDEN_SET)
    return try_changes(workshop, CHANGES, GateRule(), [].append if told is None else told.append)


def test_what_is_caught_and_blocked_is_counted() -> None:
    told: list[Outcome] = []
    result = tried(told)
    assert (result.caught, len(result.harmful), result.blocked, len(result.harmless)) == (1, 2, 0, 1)
    assert not result.is_good_enough
    assert [outcome.is_right for outcome in told] == [True, False, True]
    assert (result.caught_share, result.blocked_share) == (0.5, 0)


def test_a_change_that_does_not_do_what_it_was_written_for_is_marked() -> None:
    assert [outcome.is_as_expected for outcome in tried().outcomes] == [True, False, True]
    effect = tried().outcomes[0].effect
    assert (effect.n, effect.lost, effect.out_of_reach, effect.broken) == (200, 100, 100, 0)


def test_a_trial_without_faults_is_good_enough() -> None:
    result = tried()
    right = tuple(outcome for outcome in result.outcomes if outcome.is_right)
    assert replace(result, outcomes=right).is_good_enough


def test_the_examples_are_the_same_every_time_and_only_some() -> None:
    chosen = choose(GOLDEN_SET, 160)
    assert len(chosen) == 160
    assert chosen == choose(replace(GOLDEN_SET, examples=GOLDEN_SET.examples[::-1]), 160)


def test_the_result_is_told_as_tables_lines_and_json(tmp_path: Path) -> None:
    result = tried()
    console = Console(file=StringIO(), width=160)
    console.print(render_trial(result))
    told = console.file.getvalue()  # type: ignore[attr-defined]
    assert "Caught 1 of 2 harmful changes, blocked 0 of 1 harmless ones, at n = 160." in told
    assert "slight *" in told
    assert say_outcome(result.outcomes[1]).startswith("WRONG: slight: passed")
    write_trial(result, tmp_path / "trial.json")
    written = json.loads((tmp_path / "trial.json").read_text())
    assert (written["caught"], written["blocked"], len(written["changes"])) == (1, 0, 3)
