"""Whether judges judge as people do, and where they do not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from evals.calibration.comparison import Compared
from evals.calibration.settings import MIN_LABELS
from evals.pages import calibration_wording as wording
from evals.pages.page import render
from evals.pages.posted import go_to
from evals.pages.review_wording import percent
from evals.quality import Quality, TheQuality
from evals.review.item import Item
from evals.review.reading import Reading
from ingest.index.errors import NotFound
from server.answering.answer import Answer
from server.api.requirement import Reviewer, StandardSetter
from server.identity.permission import Permission, may
from server.identity.person import Person

router = APIRouter(include_in_schema=False)

_PAGE = "/evaluations/calibration"
_MOST_DISAGREEMENTS = 50


@dataclass(frozen=True, slots=True)
class ShownComparison:
    """An answer that judge and people graded, as one person may see it: without its text where they may not read it."""

    compared: Compared
    answer: Answer | None
    item: Item | None
    is_stored: bool


@router.get(_PAGE)
def show_calibration(request: Request, quality: TheQuality, person: Reviewer) -> HTMLResponse:
    """Every judge against people, and people against each other."""
    room = quality.calibration
    states = room.calibration.states()
    judges = dict.fromkeys(state.judge for state in states)
    return render(
        request,
        "calibration.html",
        person,
        judges={judge: [state for state in states if state.judge == judge] for judge in judges},
        reviewed=len(room.calibration.reviewed_answers()),
        unjudged=max((state.unjudged for state in states), default=0),
        reviewers=room.calibration.people_against_people(),
        standards=room.standards.all(),
        may_set=may(person, Permission.SET_STANDARDS),
        work=room.work.state(),
        min_labels=MIN_LABELS,
        criteria=_criterion_names(quality),
        name_of=_names(quality),
        words=wording,
        plainly=wording.plainly,
        percent=percent,
    )


@router.get(f"{_PAGE}/progress")
def show_progress(request: Request, quality: TheQuality, person: Reviewer) -> HTMLResponse:
    """How far judging is, as a piece of the page; where it has ended, the page is to load itself again."""
    work = quality.calibration.work.state()
    shown = render(request, "calibration_progress.html", person, work=work)
    if work is None or not work.is_running:
        shown.headers["HX-Refresh"] = "true"
    return shown


@router.post(f"{_PAGE}/judgements")
def judge_reviewed_answers(quality: TheQuality, person: Reviewer) -> RedirectResponse:
    """Begin to have every reviewed answer judged. Raises Conflict while that goes on already."""
    quality.calibration.judge_reviewed_answers()
    return go_to(_PAGE)


@router.post(f"{_PAGE}/standard")
def set_standard(
    quality: TheQuality, person: StandardSetter, floor: Annotated[float, Form(ge=0.0, le=1.0)]
) -> RedirectResponse:
    """Hold judges to this κ from now on."""
    quality.calibration.standards.set(floor, person.id)
    return go_to(f"{_PAGE}#standard")


@router.get(f"{_PAGE}/judge")
def show_judge(
    request: Request,
    quality: TheQuality,
    person: Reviewer,
    judge: Annotated[str, Query(max_length=300)],
    criterion: Annotated[str, Query(max_length=64)],
) -> HTMLResponse:
    """One judge by one criterion: figures, confusion by score, and the answers on which people say otherwise."""
    room = quality.calibration
    state = room.is_calibrated(judge, criterion)
    compared = room.calibration.compared(judge, criterion)
    if state.scale is None or not (compared or state.not_scored):
        raise NotFound("this judge was not asked about any answer that people scored by that criterion")
    apart = [one for one in compared if one.distance]
    return render(
        request,
        "calibration_judge.html",
        person,
        state=state,
        apart=[_shown(quality, person, one) for one in apart[:_MOST_DISAGREEMENTS]],
        count_apart=len(apart),
        criteria=_criterion_names(quality),
        name_of=_names(quality),
        words=wording,
        plainly=wording.plainly,
        percent=percent,
    )


def _shown(quality: Quality, person: Person, compared: Compared) -> ShownComparison:
    item = quality.review.queue.item_of(compared.answer_id)
    seen = Reading(quality.deskside, person).of_item(compared.answer_id, item)
    is_stored = item is None or item.of_run is None
    return ShownComparison(compared, None if seen is None else seen.answer, item, is_stored)


def _criterion_names(quality: Quality) -> dict[str, str]:
    """The names of the rubric's criteria, of old revisions too."""
    return {each.id: each.name for rubric in reversed(quality.review.rubrics.all()) for each in rubric.criteria}


def _names(quality: Quality) -> Callable[[str], str]:
    known = {person.id: person.name for person in quality.deskside.people.all()}
    return lambda person_id: known.get(person_id, "somebody who left")
