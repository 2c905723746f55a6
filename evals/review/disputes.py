"""Where reviewers of the same answer do not mean the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from evals.review.review import Review, counted
from evals.review.rubric import Criterion, Rubric

Revisions = Mapping[int, Rubric]
"""The rubric at each revision."""


@dataclass(frozen=True, slots=True)
class ScoredTwice:
    """One criterion with what two people say of the same answer."""

    criterion: Criterion
    one: float
    other: float

    @property
    def is_dispute(self) -> bool:
        """Whether they do not mean the same."""
        return self.criterion.scale.is_dispute(self.one, self.other)


def disputed_criteria(of_item: Sequence[Review], revisions: Revisions) -> list[str]:
    """The criteria on which two of the reviews of one item differ by two points, or on yes and no."""
    found: dict[str, None] = {}
    for one, other in combinations(counted(of_item), 2):
        for pair in both_scored(one, other, revisions):
            if pair.is_dispute:
                found[pair.criterion.id] = None
    return list(found)


def both_scored(one: Review, other: Review, revisions: Revisions) -> list[ScoredTwice]:
    """The criteria that both reviews scored on the same scale."""
    theirs, others = revisions[one.verdict.rubric_revision], revisions[other.verdict.rubric_revision]
    found = []
    for criterion in theirs.criteria:
        same = others.criterion(criterion.id)
        value, other_value = one.verdict.scores.get(criterion.id), other.verdict.scores.get(criterion.id)
        if same is not None and same.scale is criterion.scale and value is not None and other_value is not None:
            found.append(ScoredTwice(criterion, value, other_value))
    return found
