"""When a change is blocked.

Two outcomes are tested, each 0 or 1 for each example in both runs: whether the example is right
(evals/metrics/right.py) and whether its evidence can be found at all (evals/metrics/evidence_in_reach.py). A change is
blocked when the losses of one of them are more than chance gives (McNemar's one-sided mid-p,
evals/comparing/paired_test.py) and come to at least `smallest_loss` of the examples. Answers that do not change do not
flip, so a change that alters nothing cannot be blocked. Beside them stand two promises of the product that no number
of gains makes up for: nothing is shown that must not be, and citations say what their version says; one example that
newly breaks one of them blocks.

A harmless change is blocked with a probability of at most `alpha`, within half a point (mid-p is not exact; the tests
of power.py hold it to that), however many measures are guarded: their p values are held against the weighted
steps of Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6(2), 1979.
Right weighs `WEIGHT_OF_RIGHT` times as much as any other measure, which costs it hardly any power: four losses without
a gain still block.

Why the second outcome: a policy that is deleted takes the evidence of all its questions, also of those that were
answered wrong before, while some others are right now by chance. The first outcome alone let that pass in the trial.
"""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

from evals.comparing.paired_test import loss_p_value
from evals.gating.power import Blocks

WEIGHT_OF_RIGHT = 4


class GateRule(BaseModel):
    """What counts as a loss: the table `[features.evals.gate]` of the settings."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    alpha: float = Field(default=0.05, gt=0, lt=0.5)
    """How often a change that makes nothing better or worse may be blocked."""
    smallest_loss: float = Field(default=0.01, ge=0, lt=1)
    """A loss of a smaller share of the examples does not matter, however sure it is."""
    sought_loss: float = Field(default=0.05, gt=0, lt=1)
    """The loss whose power is told with every verdict."""

    def blocks(self, others: int = 1) -> Blocks:
        """Whether so many flips of right block, by the strictest of Holm's steps beside so many other measures."""
        level = self.alpha * WEIGHT_OF_RIGHT / (WEIGHT_OF_RIGHT + others)
        return lambda lost, gained, n: (
            is_at_least(lost - gained, self.smallest_loss * n) and loss_p_value(lost, gained) <= level
        )

    def levels(self, p_values: Sequence[float]) -> list[float]:
        """What each p value is held against, the first being that of right: each step shares out alpha by weight.

        The smallest p value for its weight comes first; after one that is not below its level, none can be.
        """
        weights = [WEIGHT_OF_RIGHT, *([1] * (len(p_values) - 1))]
        waiting = sorted(range(len(p_values)), key=lambda place: p_values[place] / weights[place])
        levels = [0.0] * len(p_values)
        share = 0.0
        is_open = True
        for done, place in enumerate(waiting):
            if is_open:
                share = self.alpha / sum(weights[other] for other in waiting[done:])
                is_open = p_values[place] <= share * weights[place]
            levels[place] = share * weights[place]
        return levels


def is_at_least(loss: float, smallest: float) -> bool:
    """Whether a loss matters; one of nothing never does."""
    return loss > 0 and loss >= smallest - 1e-9
