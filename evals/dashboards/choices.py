"""What can be chosen in the filters: the skills, products, sources and teams that answers have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Engine, select

from evals.dashboards.tables import answer_facts, fact_products, fact_versions
from evals.dashboards.teams import teams_by_asker


@dataclass(frozen=True, slots=True)
class Choices:
    """Every value there is, in the order it is offered."""

    skills: Sequence[str] = ()
    products: Sequence[str] = ()
    sources: Sequence[str] = ()
    teams: Sequence[str] = ()
    skill_names: Mapping[str, str] = field(default_factory=dict)


def read_choices(engine: Engine, skill_names: Mapping[str, str]) -> Choices:
    """What the answers so far have."""
    products = select(fact_products.c.product).distinct().order_by(fact_products.c.product)
    sources = select(fact_versions.c.source).where(fact_versions.c.source != "").distinct()
    with engine.connect() as connection:
        return Choices(
            skills=sorted(_skills(engine), key=lambda skill: skill_names.get(skill, skill)),
            products=list(connection.execute(products).scalars()),
            sources=sorted(connection.execute(sources).scalars()),
            teams=sorted({team for teams in teams_by_asker(engine).values() for team in teams}),
            skill_names=skill_names,
        )


def _skills(engine: Engine) -> list[str]:
    """One after the other along the index: a distinct list would walk through every answer."""
    skills: list[str] = []
    following = select(answer_facts.c.skill).order_by(answer_facts.c.skill).limit(1)
    with engine.connect() as connection:
        while True:
            after = answer_facts.c.skill > (skills[-1] if skills else "")
            skill = connection.execute(following.where(after)).scalar_one_or_none()
            if skill is None:
                return skills
            skills.append(skill)
