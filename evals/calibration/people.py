"""What people together say of an answer by one criterion."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median_low

from evals.review.rubric import Scale
from evals.review.scores import HumanScore


@dataclass(frozen=True, slots=True)
class Rated:
    """An answer under a criterion of the rubric."""

    answer_id: str
    criterion: str


@dataclass(frozen=True, slots=True)
class PeopleSay:
    """The grade that counts, and what each reviewer gave."""

    grade: float
    scale: Scale
    by_reviewer: Mapping[str, float]
    is_adjudicated: bool


def what_people_say(scores: Iterable[HumanScore]) -> dict[Rated, PeopleSay]:
    """Where somebody adjudicated, that counts; otherwise the median of the reviewers, the lower of two.

    Scores on a scale that the criterion no longer has are left out: what counts is the scale it was scored on last.
    """
    grouped: dict[Rated, list[HumanScore]] = {}
    scales: dict[str, Scale] = {}
    for score in sorted(scores, key=lambda one: one.made_at):
        grouped.setdefault(Rated(score.answer_id, score.criterion), []).append(score)
        scales[score.criterion] = score.scale
    found = {rated: _say(said, scales[rated.criterion]) for rated, said in grouped.items()}
    return {rated: say for rated, say in found.items() if say is not None}


def _say(said: Iterable[HumanScore], scale: Scale) -> PeopleSay | None:
    on_scale = [score for score in said if score.scale is scale]
    if not on_scale:
        return None
    by_reviewer = {score.reviewer_id: score.value for score in on_scale if not score.is_adjudicated}
    adjudicated = [score.value for score in on_scale if score.is_adjudicated]
    grade = adjudicated[-1] if adjudicated else median_low(by_reviewer.values())
    return PeopleSay(grade, scale, by_reviewer, bool(adjudicated))
