"""What a gate can see: the probability that it blocks a true loss, computed exactly.

Each example is lost with one probability and gained with another; their difference is the true loss, their sum the
discordance. So the number of flips is binomial, and of these the number of losses. Source: Connor, Sample size for
testing differences in proportions for the paired-sample design, Biometrics 43(1), 1987; Lachenbruch, On the sample size
for studies based upon McNemar's test, Statistics in Medicine 11(11), 1992.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from math import exp, lgamma, log

Blocks = Callable[[int, int, int], bool]
"""Whether so many losses and gains among so many examples block; of as many flips, more losses block as well."""

_NEGLIGIBLE = 1e-12


@dataclass(frozen=True, slots=True)
class Power:
    """At `n` examples, a true loss of this share is seen with this probability."""

    n: int
    loss: float
    discordance: float
    probability: float


def power_of(blocks: Blocks, n: int, loss: float, discordance: float) -> Power:
    """The power for a loss; a discordance below the loss is impossible and counts as the loss.

    With a loss of 0 the probability is the size of the gate: how often it blocks what changes nothing on the whole.
    """
    discordance = min(1.0, max(discordance, loss))
    lost_share = 0.5 if not discordance else (discordance + loss) / (2 * discordance)
    probability = 0.0
    for flips in range(n + 1):
        likely = _binomial(flips, n, discordance)
        if likely < _NEGLIGIBLE:
            continue
        enough = _losses_that_block(blocks, flips, n)
        probability += likely * sum(_binomial(lost, flips, lost_share) for lost in range(enough, flips + 1))
    return Power(n, loss, discordance, min(1.0, probability))


def loss_seen_with(blocks: Blocks, n: int, noise: float, probability: float) -> float | None:
    """The smallest loss, in whole points, seen with at least this probability; `None` where none is.

    `noise` is the share of examples that flips to the better while others flip to the worse.
    """
    for points in range(1, 101):
        loss = points / 100
        if loss + 2 * noise <= 1 and power_of(blocks, n, loss, loss + 2 * noise).probability >= probability:
            return loss
    return None


def _losses_that_block(blocks: Blocks, flips: int, n: int) -> int:
    """The fewest losses among so many flips that block; more losses always block too."""
    return bisect_left(range(flips + 1), True, key=lambda lost: blocks(lost, flips - lost, n))


def _binomial(successes: int, trials: int, share: float) -> float:
    if share in (0.0, 1.0):
        return float(successes == trials * share)
    chosen = lgamma(trials + 1) - lgamma(successes + 1) - lgamma(trials - successes + 1)
    return exp(chosen + successes * log(share) + (trials - successes) * log(1 - share))
