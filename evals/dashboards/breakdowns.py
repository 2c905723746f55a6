"""The same figures by skill, product, source and team, beside those of the period before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Engine, select

from evals.dashboards.columns import Integers
from evals.dashboards.cut import Cut
from evals.dashboards.selection import NONE
from evals.dashboards.share import Change, change
from evals.dashboards.tables import fact_products, fact_versions
from evals.dashboards.tally import Tally, tally, tally_by
from evals.dashboards.teams import teams_by_asker


class Dimension(StrEnum):
    """What answers can be grouped by; the value is also its name in an address."""

    SKILL = "skill"
    PRODUCT = "product"
    SOURCE = "source"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Part:
    """The answers with one value of a dimension; `value` is `-` for those that have none."""

    value: str
    now: Tally
    before: Tally

    @property
    def answered_change(self) -> Change:
        """How the answered share moved."""
        return change(self.now.answered_share, self.before.answered_share)

    @property
    def useful_change(self) -> Change:
        """How the useful share moved."""
        return change(self.now.useful_share, self.before.useful_share)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The parts of one dimension, the largest first, those without a value last."""

    dimension: Dimension
    parts: Sequence[Part]


def read_total(cut: Cut) -> Part:
    """All of the selection, beside the period before."""
    return Part("", tally(cut.columns, cut.now), tally(cut.columns, cut.before))


def read_breakdowns(cut: Cut) -> list[Breakdown]:
    """Every dimension. An answer with several products, or asked by somebody in several teams, counts in each."""
    columns = cut.columns
    products, sources = _labels(cut.engine)
    teams = teams_by_asker(cut.engine)
    skills = _by(cut, columns.skill, len(columns.skills))
    versions = _by(cut, columns.version_row, int(columns.version_row.max(initial=0)) + 1)
    askers = _by(cut, columns.asker, len(columns.askers))
    return [
        _breakdown(Dimension.SKILL, skills, [_one(skill) for skill in columns.skills]),
        _breakdown(Dimension.PRODUCT, versions, [products.get(row, ()) for row in range(len(versions))]),
        _breakdown(Dimension.SOURCE, versions, [_one(sources.get(row)) for row in range(len(versions))]),
        _breakdown(Dimension.TEAM, askers, [sorted(teams.get(asker, ())) for asker in columns.askers]),
    ]


def _by(cut: Cut, group: Integers, groups: int) -> list[tuple[Tally, Tally]]:
    """What each group comes to, now and before."""
    now = tally_by(cut.columns, cut.now, group, groups)
    return list(zip(now, tally_by(cut.columns, cut.before, group, groups), strict=True))


def _breakdown(
    dimension: Dimension, groups: Iterable[tuple[Tally, Tally]], values: Iterable[Sequence[str]]
) -> Breakdown:
    parts: dict[str, Part] = {}
    for (now, before), named in zip(groups, values, strict=True):
        if not (now.answers or before.answers):
            continue
        for value in named or (NONE,):
            known = parts.get(value, Part(value, Tally(), Tally()))
            parts[value] = Part(value, known.now + now, known.before + before)
    ordered = sorted(parts.values(), key=lambda part: (part.value == NONE, -part.now.answers, part.value))
    return Breakdown(dimension, ordered)


def _labels(engine: Engine) -> tuple[Mapping[int, tuple[str, ...]], Mapping[int, str]]:
    """The products and the source of each version that was shown."""
    products: dict[int, tuple[str, ...]] = {}
    with engine.connect() as connection:
        for row, product in connection.execute(select(fact_products.c.version_row, fact_products.c.product)):
            products[row] = (*products.get(row, ()), product)
        found = connection.execute(select(fact_versions.c.row, fact_versions.c.source)).all()
    return products, {row: source for row, source in found if source}


def _one(value: str | None) -> Sequence[str]:
    return (value,) if value else ()
