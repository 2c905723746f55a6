"""One judge held against people, answer by answer."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from evals.calibration.grading import grade
from evals.calibration.people import PeopleSay, Rated
from evals.judging.judged_scores import latest
from evals.judging.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Compared:
    """One answer that both graded. `values` are those of the judge, one a repeat that was scored."""

    answer_id: str
    values: tuple[float, ...]
    judge_grade: float
    people: PeopleSay
    detail: str

    @property
    def value(self) -> float:
        """What the judge measures, on average over its repeats."""
        return fmean(self.values)

    @property
    def distance(self) -> float:
        """How far the two lie apart, in grades."""
        return abs(self.judge_grade - self.people.grade)


@dataclass(frozen=True, slots=True)
class Matched:
    """What can be compared, and why the judge said nothing of other answers that people graded."""

    compared: tuple[Compared, ...]
    reasons: Mapping[str, int]
    unjudged: int
    """Answers that people graded and the judge was not yet asked about."""


def match(judgements: Sequence[Judgement], said: Mapping[Rated, PeopleSay], criterion: str) -> Matched:
    """The judgements of one judge by one criterion beside what people say under theirs; each answer counts once."""
    by_answer: dict[str, list[Judgement]] = {}
    for judgement in latest(judgements):
        by_answer.setdefault(judgement.case_id, []).append(judgement)
    graded = {rated.answer_id: say for rated, say in said.items() if rated.criterion == criterion}
    judged = {answer_id: by_answer[answer_id] for answer_id in sorted(graded) if answer_id in by_answer}
    compared = [_compare(answer_id, those, graded[answer_id]) for answer_id, those in judged.items()]
    return Matched(
        compared=tuple(one for one in compared if one is not None),
        reasons=Counter(_reason(those) for those, one in zip(judged.values(), compared, strict=True) if one is None),
        unjudged=len(graded) - len(judged),
    )


def _compare(answer_id: str, judgements: Sequence[Judgement], people: PeopleSay) -> Compared | None:
    values = tuple(one.verdict.value for one in judgements if one.verdict.value is not None)
    if not values:
        return None
    details = dict.fromkeys(one.verdict.detail for one in judgements if one.verdict.detail)
    return Compared(answer_id, values, grade(fmean(values), people.scale), people, " / ".join(details))


def _reason(judgements: Iterable[Judgement]) -> str:
    return next(one.verdict.reason.value for one in judgements if one.verdict.reason is not None)
