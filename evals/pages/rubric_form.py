"""The rubric as a form: fields for each criterion, numbered from 0."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.datastructures import FormData

from evals.pages.posted import words_in
from evals.review.rubric import Criterion, Scale
from ingest.index.errors import InvalidRequest

MOST = 20


@dataclass(frozen=True, slots=True)
class CriterionFields:
    """One criterion as written, right or not. Both scales keep their anchors while somebody tries the other."""

    id: str
    name: str
    question: str
    scale: str
    weight: str
    may_not_apply: bool
    points: tuple[str, ...]
    yes_no: tuple[str, ...]
    place: str
    is_removed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return not (self.name.strip() or self.question.strip())


EMPTY = CriterionFields("", "", "", Scale.POINTS, "1", False, ("",) * 5, ("",) * 2, "")


def fields_of(criteria: Iterable[Criterion]) -> list[CriterionFields]:
    """The criteria as the form begins."""
    return [
        CriterionFields(
            id=each.id,
            name=each.name,
            question=each.question,
            scale=each.scale,
            weight=f"{each.weight:g}",
            may_not_apply=each.may_not_apply,
            points=each.anchors if each.scale is Scale.POINTS else ("",) * 5,
            yes_no=each.anchors if each.scale is Scale.YES_NO else ("",) * 2,
            place=str(place),
        )
        for place, each in enumerate(criteria, 1)
    ]


def fields_in(posted: FormData) -> list[CriterionFields]:
    """The criteria as they were sent, in the order their places give, without those that are removed or empty."""
    found = [_fields(posted, f"c{number}") for number in range(MOST) if f"c{number}-name" in posted]
    kept = [each for each in found if not each.is_removed and not each.is_empty]
    return sorted(kept, key=lambda each: _number(each.place, default=MOST))


def criteria_of(fields: Iterable[CriterionFields]) -> tuple[Criterion, ...]:
    """The criteria that the fields mean. Raises InvalidRequest where a weight is no number or a scale is none."""
    return tuple(_criterion(each) for each in fields)


def _fields(posted: FormData, prefix: str) -> CriterionFields:
    def field(name: str) -> str:
        return words_in(posted, f"{prefix}-{name}", 2000)

    return CriterionFields(
        id=field("id"),
        name=field("name").strip(),
        question=field("question").strip(),
        scale=field("scale"),
        weight=field("weight"),
        may_not_apply=bool(field("may-not-apply")),
        points=tuple(field(f"points-{place}").strip() for place in range(5)),
        yes_no=tuple(field(f"yes-no-{place}").strip() for place in range(2)),
        place=field("place"),
        is_removed=bool(field("remove")),
    )


def _criterion(fields: CriterionFields) -> Criterion:
    if fields.scale not in tuple(Scale):
        raise InvalidRequest(f"“{fields.name}” has no scale")
    scale = Scale(fields.scale)
    return Criterion(
        id=fields.id or _id_of(fields.name),
        name=fields.name,
        question=fields.question,
        scale=scale,
        anchors=fields.points if scale is Scale.POINTS else fields.yes_no,
        weight=_weight(fields),
        may_not_apply=fields.may_not_apply,
    )


def _weight(fields: CriterionFields) -> float:
    try:
        return float(fields.weight.replace(",", "."))
    except ValueError as error:
        raise InvalidRequest(f"the weight of “{fields.name}” is no number") from error


def _number(written: str, default: float) -> float:
    try:
        return float(written)
    except ValueError:
        return default


def _id_of(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:63]
