"""How far reviewers agree with each other, which is as much as a judge can be asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from evals.calibration.agreement import Agreement, Estimate, agreement_of, alpha_of
from evals.calibration.grading import grades, level_of
from evals.calibration.people import PeopleSay, Rated
from evals.review.rubric import Scale


@dataclass(frozen=True, slots=True)
class ReviewerPair:
    """Two reviewers who graded some of the same answers."""

    first: str
    second: str
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Reviewers:
    """Everybody who graded by one criterion, the `n` answers that at least two of them graded, and their α."""

    criterion: str
    scale: Scale
    people: int
    n: int
    alpha: Estimate | None
    pairs: tuple[ReviewerPair, ...]


def reviewers_of(said: Mapping[Rated, PeopleSay]) -> list[Reviewers]:
    """Every criterion by which two people graded one answer. Each counts with what they said before it was settled."""
    by_criterion: dict[str, list[PeopleSay]] = {}
    for rated, say in said.items():
        if len(say.by_reviewer) > 1:
            by_criterion.setdefault(rated.criterion, []).append(say)
    return [_reviewers(criterion, says) for criterion, says in by_criterion.items()]


def _reviewers(criterion: str, says: Sequence[PeopleSay]) -> Reviewers:
    scale = says[0].scale
    names = sorted({name for say in says for name in say.by_reviewer})
    table = np.array([[say.by_reviewer.get(name, np.nan) for say in says] for name in names], dtype=np.float64)
    pairs = [_pair(first, second, says, scale) for first, second in combinations(names, 2)]
    return Reviewers(
        criterion=criterion,
        scale=scale,
        people=len(names),
        n=len(says),
        alpha=alpha_of(table, grades(scale), level_of(scale)),
        pairs=tuple(pair for pair in pairs if pair.agreement.n),
    )


def _pair(first: str, second: str, says: Sequence[PeopleSay], scale: Scale) -> ReviewerPair:
    both = [say.by_reviewer for say in says if first in say.by_reviewer and second in say.by_reviewer]
    of_first, of_second = ([graded[name] for graded in both] for name in (first, second))
    return ReviewerPair(first, second, agreement_of(of_first, of_second, grades(scale), level_of(scale)))
