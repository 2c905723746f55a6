"""What blind choices between two runs come to.

The interval is Wilson's (Probable inference, the law of succession, and statistical inference, JASA 22, 1927), the test
the exact two-sided sign test; both leave ties out. The unit is the pair: several people's choices on one are one vote.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from evals.bootstrap import Interval
from evals.comparing.paired_test import exact_p_value

_Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution, for an interval of 95 %."""


class PairChoice(StrEnum):
    """Which run's answer is better. On the page sides are drawn anew for everybody; this is the run, not the side."""

    LEFT = "left"
    RIGHT = "right"
    TIE = "tie"

    @property
    def other_side(self) -> "PairChoice":
        """What it means where the sides are swapped."""
        swapped = {PairChoice.LEFT: PairChoice.RIGHT, PairChoice.RIGHT: PairChoice.LEFT}
        return swapped.get(self, self)


@dataclass(frozen=True, slots=True)
class PairResult:
    """Of `n` pairs that somebody judged: how many each run won, and how many are ties."""

    left: int
    right: int
    ties: int
    choices: int
    """How many choices that was, by all reviewers together."""

    @property
    def n(self) -> int:
        """The pairs."""
        return self.left + self.right + self.ties

    @property
    def decided(self) -> int:
        """The pairs that are no tie."""
        return self.left + self.right

    @property
    def win_rate(self) -> float | None:
        """The share of the decided pairs that the right run won; `None` where none is decided."""
        return self.right / self.decided if self.decided else None

    @property
    def interval(self) -> Interval:
        """The 95 % interval of the win rate."""
        return wilson(self.right, self.decided)

    @property
    def p_value(self) -> float:
        """How likely so one-sided a result is if both runs are equally good."""
        return exact_p_value(self.left, self.right)


def result_of(choices: Mapping[int, Sequence[PairChoice]]) -> PairResult:
    """The result of the choices on each pair; a pair goes to the side that more people chose."""
    winners = Counter(_winner(made) for made in choices.values() if made)
    return PairResult(
        left=winners[PairChoice.LEFT],
        right=winners[PairChoice.RIGHT],
        ties=winners[PairChoice.TIE],
        choices=sum(map(len, choices.values())),
    )


def wilson(successes: int, n: int) -> Interval:
    """The 95 % interval of a share; all of [0, 1] where nothing was counted."""
    if not n:
        return Interval(0.0, 1.0)
    share = successes / n
    centre = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    reach = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
    return Interval(max(0.0, centre - reach), min(1.0, centre + reach))


def _winner(made: Iterable[PairChoice]) -> PairChoice:
    counts = Counter(made)
    if counts[PairChoice.LEFT] == counts[PairChoice.RIGHT]:
        return PairChoice.TIE
    return max((PairChoice.LEFT, PairChoice.RIGHT), key=lambda side: counts[side])
