"""How far reviewers of the same answers agree, at a glance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from evals.review.disputes import Revisions, ScoredTwice, both_scored
from evals.review.review import Review, by_item, counted
from evals.review.rubric import Criterion


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of `n` pairs of scores on one criterion, how many are the same, and how many are near enough to stand."""

    criterion: Criterion
    n: int
    same: int
    near: int


def agreement(all_reviews: Iterable[Review], revisions: Revisions) -> list[Agreement]:
    """Criterion by criterion, over every two reviews of the same item, in the order of the newest rubric."""
    found: dict[str, list[ScoredTwice]] = {}
    for of_item in by_item(all_reviews).values():
        for one, other in combinations(counted(of_item), 2):
            for pair in both_scored(one, other, revisions):
                found.setdefault(f"{pair.criterion.id} {pair.criterion.scale}", []).append(pair)
    return sorted(map(_agreement, found.values()), key=lambda each: _place(each.criterion, revisions))


def _agreement(pairs: Sequence[ScoredTwice]) -> Agreement:
    same = sum(pair.one == pair.other for pair in pairs)
    near = sum(not pair.is_dispute for pair in pairs)
    return Agreement(pairs[-1].criterion, len(pairs), same, near)


def _place(criterion: Criterion, revisions: Revisions) -> int:
    ids = [each.id for each in revisions[max(revisions)].criteria]
    return ids.index(criterion.id) if criterion.id in ids else len(ids)
