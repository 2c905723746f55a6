"""What a judge said of one answer by one criterion, and why it may have said nothing."""

import math
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

_ROUNDING = 1e-9


class NotScored(StrEnum):
    """Why there is no value. The first three say that the criterion does not apply, the rest that the judge failed."""

    ABSTENTION = "abstention"
    NO_REFERENCE = "no reference"
    NO_PASSAGES = "no passages"
    TIMEOUT = "timeout"
    UNAVAILABLE = "unavailable"
    MALFORMED = "malformed reply"
    EMPTY = "empty reply"
    REFUSED = "refused"
    NOT_A_NUMBER = "not a number"
    OVER_BUDGET = "over budget"
    FAILED = "failed"

    @property
    def is_inapplicable(self) -> bool:
        """Whether there was nothing to judge, so that asking again would change nothing."""
        return self in {NotScored.ABSTENTION, NotScored.NO_REFERENCE, NotScored.NO_PASSAGES}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A value in [0, 1], or else the reason why there is none; never a zero that stands for a failure.

    `detail` says more to a person who wonders.
    """

    value: float | None
    reason: NotScored | None = None
    detail: str = ""

    def __post_init__(self) -> None:
        if (self.value is None) == (self.reason is None):
            raise ValueError("a verdict has a value or a reason for having none")
        if self.value is not None and not 0.0 <= self.value <= 1.0:
            raise ValueError(f"{self.value} is no value of a verdict")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict as it is kept. `judge` is the identity of who judged, `case_hash` what it was shown."""

    case_id: str
    case_hash: str
    judge: str
    criterion: str
    repeat: int
    verdict: Verdict
    made_at: datetime


def verdict_of(value: float) -> Verdict:
    """The verdict of what was measured: NaN and infinities are not scored, and what leaves [0, 1] counts as its end."""
    if not math.isfinite(value):
        return Verdict(None, NotScored.NOT_A_NUMBER, f"the measure came to {value}")
    if not -1.0 - _ROUNDING <= value <= 1.0 + _ROUNDING:
        return Verdict(None, NotScored.NOT_A_NUMBER, f"the measure came to {value:g}, which is no share")
    return Verdict(min(max(value, 0.0), 1.0))


def not_scored(reason: NotScored, detail: str = "") -> Verdict:
    """A verdict without a value."""
    return Verdict(None, reason, detail[:500])
