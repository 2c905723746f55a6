"""What the answers to a golden set are held to, and what became of the runs that were."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from evals.gating.gate import Verdict


class Occasion(StrEnum):
    """Why a run was judged."""

    BY_HAND = "by hand"
    SCHEDULE = "schedule"
    PUBLISHING = "publishing"


@dataclass(frozen=True, slots=True)
class Standard:
    """What somebody set for a golden set: whether runs are judged, against which run, and what is guarded besides."""

    golden_set: str
    is_on: bool
    baseline: str | None
    metrics: tuple[str, ...]
    note: str
    person_id: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class Judged:
    """A run that was held against a standard; without a verdict, why there is none."""

    golden_set: str
    candidate: str
    baseline: str
    occasion: Occasion
    judged_at: datetime
    verdict: Verdict | None = None
    reason: str | None = None
