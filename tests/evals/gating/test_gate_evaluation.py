"""Finds or measures both runs."""

from pathlib import Path

import pytest

from evals.errors import Incomparable, RunUnreadable
from evals.gating.gate_evaluation import GateEvaluation
from evals.gating.gate_rule import GateRule
from evals.running.kept_run import KeptRun
from tests.evals import compared_runs as made


def never(_: KeptRun) -> Path:
    raise AssertionError("nothing is to be measured")


def test_runs_are_found_by_folder_and_by_name(tmp_path: Path) -> None:
    before = made.keep(tmp_path, made.many(made.right, 12))
    after = made.keep(tmp_path, made.many(made.wrong, 12), minutes=1)
    evaluation = GateEvaluation(Path(before), tmp_path / after, [tmp_path], (), GateRule())
    verdict = evaluation.carry_out(never)
    assert (verdict.baseline, verdict.candidate, verdict.is_passed) == (before, after, False)


def test_without_a_candidate_one_is_measured_as_the_baseline_was(tmp_path: Path) -> None:
    before = made.keep(tmp_path / "runs", made.many(made.right, 12))
    seen = []

    def measure(baseline: KeptRun) -> Path:
        seen.append(baseline.name)
        return tmp_path / "new" / made.keep(tmp_path / "new", made.many(made.right, 12))

    assert GateEvaluation(Path(before), None, [tmp_path / "runs"], (), GateRule()).carry_out(measure).is_passed
    assert seen == [before]


def test_a_run_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunUnreadable, match="there is no run yesterday"):
        GateEvaluation(Path("yesterday"), None, [tmp_path], (), GateRule()).carry_out(never)


def test_a_measure_that_cannot_gate_is_refused_before_anything_is_measured(tmp_path: Path) -> None:
    before = made.keep(tmp_path, [made.right("one")])
    with pytest.raises(Incomparable, match="faithfulness"):
        GateEvaluation(Path(before), None, [tmp_path], ("faithfulness",), GateRule()).carry_out(never)
