"""What others ask before they let a change through."""

from evals.gating.gate import Verdict
from evals.gating.standard import Occasion
from evals.quality import Quality


def check(quality: Quality, golden_set_id: str, candidate_run: str) -> Verdict | None:
    """Whether a run of the change may be published; `None` where the gate of this golden set is off.

    The verdict is kept. Raises NotFound, RunUnreadable or Incomparable where there is nothing to judge.
    """
    return quality.gates.check(golden_set_id, candidate_run, Occasion.PUBLISHING)
