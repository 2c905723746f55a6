"""What reviews come to: scores one by one, and one figure for an answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from evals.review.disputes import Revisions
from evals.review.review import Review
from evals.review.rubric import Criterion, Scale


@dataclass(frozen=True, slots=True)
class HumanScore:
    """One criterion of one answer as one person scored it; an adjudicated one settles what others disputed."""

    answer_id: str
    reviewer_id: str
    criterion: str
    value: float
    scale: Scale
    made_at: datetime
    is_adjudicated: bool


def human_scores(all_reviews: Iterable[Review], revisions: Revisions) -> list[HumanScore]:
    """Every score that applies, of the reviews that count and of adjudications."""
    return [
        HumanScore(
            answer_id=review.answer_id,
            reviewer_id=review.reviewer_id,
            criterion=criterion.id,
            value=value,
            scale=criterion.scale,
            made_at=review.made_at,
            is_adjudicated=review.is_adjudication,
        )
        for review in all_reviews
        for criterion, value in _scored(review, revisions)
        if not review.is_open
    ]


def overall(of_answer: Sequence[Review], revisions: Revisions) -> float | None:
    """One figure in [0, 1]: the mean over criteria by their weights, each the mean of its reviewers.

    Where a lead decided a criterion, that counts instead. `None` where nothing that has a weight was scored.
    """
    said = _points((review for review in of_answer if review.counts), revisions)
    decided = _points((review for review in of_answer if review.is_adjudication), revisions)
    points = (said | decided).values()
    total = sum(fmean(point.weight for point in given) for given in points)
    if not total:
        return None
    weighted = sum(fmean(point.unit for point in given) * fmean(point.weight for point in given) for given in points)
    return min(1.0, weighted / total)


@dataclass(frozen=True, slots=True)
class _Point:
    unit: float
    weight: float


def _points(said: Iterable[Review], revisions: Revisions) -> dict[str, list[_Point]]:
    """What was scored on each criterion."""
    points: dict[str, list[_Point]] = {}
    for review in said:
        for criterion, value in _scored(review, revisions):
            points.setdefault(criterion.id, []).append(_Point(criterion.scale.unit(value), criterion.weight))
    return points


def _scored(review: Review, revisions: Revisions) -> list[tuple[Criterion, float]]:
    rubric = revisions[review.verdict.rubric_revision]
    values = review.verdict.scores
    return [(criterion, value) for criterion in rubric.criteria if (value := values.get(criterion.id)) is not None]
