"""One gate as the command line asked for it: finds or measures both runs, decides, tells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from evals.errors import RunUnreadable
from evals.gating.gate import Verdict, decide
from evals.gating.gate_rule import GateRule
from evals.gating.guarded_metric import guarded_metrics
from evals.running.kept_run import KeptRun, read_run

Measure = Callable[[KeptRun], Path]
"""Measures the candidate in the way the baseline was measured, and gives the folder of its run."""


@dataclass(frozen=True, slots=True)
class GateEvaluation:
    """What to hold against what. Without a candidate it is measured."""

    baseline: Path
    candidate: Path | None
    runs: Sequence[Path]
    """Folders in which runs are looked for by their names."""
    metrics: Sequence[str]
    rule: GateRule

    def carry_out(self, measure: Measure) -> Verdict:
        """The verdict. Raises RunUnreadable or Incomparable, before anything is measured where that can be known."""
        guarded_metrics(self.metrics)
        baseline = read_run(self._find(self.baseline))
        folder = measure(baseline) if self.candidate is None else self._find(self.candidate)
        return decide(baseline, read_run(folder), datetime.now(UTC), self.rule, self.metrics)

    def _find(self, run: Path) -> Path:
        places = (run, *(folder / run for folder in self.runs if len(run.parts) == 1))
        found = next((place for place in places if place.is_dir()), None)
        if found is None:
            raise RunUnreadable(f"there is no run {run}; name its folder, or one below {_listed(self.runs)}")
        return found


def _listed(folders: Sequence[Path]) -> str:
    return " or ".join(str(folder) for folder in folders)
