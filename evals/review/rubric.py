"""What reviewers are asked about an answer, and on which scales."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ingest.index.errors import InvalidRequest

_ID = re.compile(r"[a-z][a-z0-9-]{0,62}")


class Scale(StrEnum):
    """How a criterion is scored; a yes is kept as 1 and a no as 0."""

    POINTS = "1-5"
    YES_NO = "yes/no"

    @property
    def values(self) -> tuple[float, ...]:
        """The values a score may have, best first."""
        return (5.0, 4.0, 3.0, 2.0, 1.0) if self is Scale.POINTS else (1.0, 0.0)

    def unit(self, value: float) -> float:
        """The value in [0, 1], the best being 1."""
        return (value - self.values[-1]) / (self.values[0] - self.values[-1])

    def is_dispute(self, one: float, other: float) -> bool:
        """Whether two people who say these do not mean the same."""
        return abs(one - other) >= (2 if self is Scale.POINTS else 1)

    def said(self, value: float) -> str:
        """The value as people say it: "4", "yes"."""
        return f"{value:g}" if self is Scale.POINTS else ("yes" if value else "no")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question about an answer. `anchors` say what each value of the scale means, in the order of its values."""

    id: str
    name: str
    question: str
    scale: Scale
    anchors: tuple[str, ...]
    weight: float = 1.0
    may_not_apply: bool = False


@dataclass(frozen=True, slots=True)
class Rubric:
    """The criteria as they stood at one revision."""

    revision: int
    criteria: tuple[Criterion, ...]
    made_by: str
    made_at: datetime

    def criterion(self, criterion_id: str) -> Criterion | None:
        """The criterion with this id, where the revision has one."""
        return next((each for each in self.criteria if each.id == criterion_id), None)


def check_criteria(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """The criteria, when they can be asked. Raises InvalidRequest, naming the criterion, when they cannot."""
    checked = tuple(criteria)
    if not checked:
        raise InvalidRequest("a rubric needs at least one criterion")
    for each in checked:
        _check(each)
    twice = [criterion_id for criterion_id, times in Counter(each.id for each in checked).items() if times > 1]
    if twice:
        raise InvalidRequest(f"two criteria have the id {twice[0]}; give each its own name")
    if not any(each.weight for each in checked):
        raise InvalidRequest("no criterion has a weight; at least one must count")
    return checked


def check_scores(rubric: Rubric, scores: Mapping[str, float | None]) -> None:
    """Raises InvalidRequest, naming the criterion, where one is not scored, or not on its scale."""
    for each in rubric.criteria:
        if each.id not in scores:
            raise InvalidRequest(f"“{each.name}” is not scored yet")
        value = scores[each.id]
        if value is None and not each.may_not_apply:
            raise InvalidRequest(f"“{each.name}” always applies; score it")
        if value is not None and value not in each.scale.values:
            raise InvalidRequest(f"“{each.name}” is scored {each.scale}, not {value:g}")
    for criterion_id in scores:
        if rubric.criterion(criterion_id) is None:
            raise InvalidRequest(f"the rubric has no criterion {criterion_id}")


def _check(criterion: Criterion) -> None:
    if not _ID.fullmatch(criterion.id):
        raise InvalidRequest(f"“{criterion.name}” needs a name that begins with a letter")
    if not criterion.question.strip():
        raise InvalidRequest(f"“{criterion.name}” asks nothing; write its question")
    if len(criterion.anchors) != len(criterion.scale.values) or not all(each.strip() for each in criterion.anchors):
        raise InvalidRequest(f"“{criterion.name}” needs an anchor for each value of {criterion.scale}")
    if not 0 <= criterion.weight <= 100:
        raise InvalidRequest(f"the weight of “{criterion.name}” must lie between 0 and 100")


DEFAULT = (
    Criterion(
        "accuracy",
        "Accuracy",
        "Is everything the answer says what the documents in force say?",
        Scale.POINTS,
        (
            "Every statement is right and cited to the words that say so.",
            "Right; a detail is loosely put but misleads nobody.",
            "Mostly right; one statement would have to be corrected before sending.",
            "A central statement is wrong or not what the citation says.",
            "Wrong, or right only by chance.",
        ),
        weight=3.0,
    ),
    Criterion(
        "completeness",
        "Completeness",
        "Does it hold everything that decides this case?",
        Scale.POINTS,
        (
            "Every condition, exception and limit that matters here is named.",
            "Only something of little weight is missing.",
            "The main rule is there; a condition that could matter is missing.",
            "A condition that decides the case is missing.",
            "It does not answer what was asked.",
        ),
        weight=2.0,
        may_not_apply=True,
    ),
    Criterion(
        "tone",
        "Tone",
        "Could an agent put it into a reply as it stands?",
        Scale.POINTS,
        (
            "Clear, friendly and plain; nothing to change.",
            "Good; a word or two to change.",
            "Understandable, but stiff, long or out of order.",
            "Hard to follow, or it would annoy a customer.",
            "Not fit to be sent in any form.",
        ),
        may_not_apply=True,
    ),
    Criterion(
        "policy-adherence",
        "Policy adherence",
        "Does it stay within policy, promising and revealing nothing it must not?",
        Scale.YES_NO,
        (
            "Nothing is promised or revealed that policy does not allow.",
            "It promises, allows or reveals something that policy forbids.",
        ),
        weight=3.0,
    ),
    Criterion(
        "resolution",
        "Resolution",
        "Could the agent settle the ticket with it?",
        Scale.YES_NO,
        (
            "Yes, without looking anywhere else; an honest “not in the documents” counts where that is true.",
            "No, the agent would have to look or ask elsewhere.",
        ),
        weight=2.0,
        may_not_apply=True,
    ),
)
"""The rubric to begin with."""
