"""Whether a judge may be relied on, and if not, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from evals.calibration.agreement import Agreement, Estimate
from evals.calibration.settings import MIN_LABELS
from evals.review.rubric import Scale


@dataclass(frozen=True, slots=True)
class CalibrationState:
    """One judge by one of its criteria, against people by the criterion of the rubric that asks the same.

    The κ that counts is Cohen's for yes and no, and the quadratically weighted one for points: a 4 for a 5 is not the
    same disagreement as a 1 for a 5.
    """

    judge: str
    criterion: str
    rubric_criterion: str | None
    scale: Scale | None
    agreement: Agreement | None
    floor: float
    repeats: int = 0
    flip_rate: float | None = None
    reasons: Mapping[str, int] | None = None
    unjudged: int = 0

    @property
    def n(self) -> int:
        """The answers that both graded."""
        return 0 if self.agreement is None else self.agreement.n

    @property
    def missing(self) -> int:
        """How many more such answers are needed."""
        return max(0, MIN_LABELS - self.n)

    @property
    def not_scored(self) -> int:
        """The answers that people graded and the judge could not."""
        return sum((self.reasons or {}).values())

    @property
    def kappa(self) -> Estimate | None:
        """The κ that counts; `None` where it is undefined."""
        if self.agreement is None:
            return None
        return self.agreement.kappa if self.scale is Scale.YES_NO else self.agreement.quadratic

    @property
    def is_calibrated(self) -> bool:
        """Whether it may decide anything."""
        return not self.shortcoming

    @property
    def shortcoming(self) -> str:
        """Why it may not; empty where it may."""
        if self.rubric_criterion is None:
            return "No criterion of the rubric asks people the same."
        if self.missing:
            answers = "answer" if self.missing == 1 else "answers"
            return f"{self.missing} more {answers} scored by both are needed ({self.n} of {MIN_LABELS})."
        if self.kappa is None:
            return "Every score is the same, so agreement cannot be told from habit: score some worse answers too."
        if self.kappa.value < self.floor:
            return f"κ is {self.kappa.value:.2f}, below the {self.floor:.2f} that is asked for."
        return ""
