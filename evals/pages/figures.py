"""What every page of figures shows around its own: the filters, how far counting has come, and how figures are said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from evals.dashboards import wording
from evals.dashboards.choices import Choices, read_choices
from evals.dashboards.cut import Cut, cut_out
from evals.dashboards.facts import Reach
from evals.dashboards.selection import NONE, SPANS, OutcomeChoice, Rating, Selection
from evals.pages.page import FOLDER
from evals.quality import Quality
from server.identity.person import Person
from server.pages.page import Renderer

render = Renderer(
    FOLDER / "templates",
    {
        "percent": wording.percent,
        "share": wording.share,
        "points": wording.points,
        "milliseconds": wording.milliseconds,
        "number": wording.number,
        "outcome": wording.OUTCOMES.__getitem__,
        "rating": wording.RATINGS.__getitem__,
        "event": wording.EVENTS.__getitem__,
        "measure": wording.MEASURES.__getitem__,
    },
)


@dataclass(frozen=True, slots=True)
class Desk:
    """The figures of one request: what is selected, and how much of the history is counted."""

    quality: Quality
    selection: Selection
    reach: Reach
    cut: Cut


def open_desk(quality: Quality, selection: Selection) -> Desk:
    """Count what little is new, then lay the selection over the figures."""
    facts = quality.dashboards.facts
    reach = facts.catch_up()
    return Desk(quality, selection, reach, cut_out(facts.columns(), selection, facts.engine))


def show(request: Request, template: str, person: Person, desk: Desk, **values: Any) -> HTMLResponse:
    """A page of figures; `values` are what else its template asks for, hence of any type."""
    return render(
        request,
        template,
        person,
        selection=desk.selection,
        reach=desk.reach,
        choices=choices_of(desk.quality),
        spans=SPANS,
        outcomes=list(OutcomeChoice),
        ratings=list(Rating),
        no_value=NONE,
        none_of=wording.NONE_OF,
        dimensions=wording.DIMENSIONS,
        part_name=wording.part_name,
        skill_names=skill_names(desk.quality),
        **values,
    )


def choices_of(quality: Quality) -> Choices:
    """What the filters offer."""
    return read_choices(quality.dashboards.facts.engine, skill_names(quality))


def skill_names(quality: Quality) -> Mapping[str, str]:
    """What skills are called."""
    return {skill.id: skill.name for skill in quality.deskside.programme.skills()}
