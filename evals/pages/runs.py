"""The runs: what was measured, by whom, what it came to, and when the next ones come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from evals.metric import Metric, Score
from evals.pages.answer_shown import names_of_people
from evals.pages.compare_wording import difference
from evals.pages.page import render
from evals.pages.run_wording import ORIGINS, RHYTHMS, state, times
from evals.quality import TheQuality
from evals.running.run_card import RunCard
from evals.running.run_store import run_before
from evals.scorecard import metric_named
from server.api.requirement import Reviewer

router = APIRouter(include_in_schema=False)

ADDRESS = "/evaluations/runs"
HEADLINES: tuple[Metric, ...] = tuple(
    metric
    for metric in map(metric_named, ("right", "evidence_hit@5", "answered_rate", "abstained_rate", "answer_p50_ms"))
    if metric is not None
)
"""The scores that stand beside every run."""
_PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Headline:
    """One score of a run in the list, and how it stands beside the run before."""

    metric: Metric
    score: Score | None
    change: float | None

    @property
    def is_better(self) -> bool:
        """Whether the change is one to the better."""
        return self.change is not None and (self.change > 0) == self.metric.is_higher_better


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run as the list shows it."""

    card: RunCard
    who: str
    headlines: Sequence[Headline]
    before: RunCard | None
    """The last run that asked the same, to compare with."""


class RunWanted(BaseModel):
    """What the form for a new run says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    golden_set: str = Field(min_length=1, max_length=64)
    repeats: int = Field(1, ge=1)


class ScheduleWanted(RunWanted):
    """What the form for a schedule says: a rhythm and a time of day, or a cron expression that goes before them."""

    rhythm: Literal["* * *", "* * mon-fri", "* * mon", "1 * *"] = "* * mon-fri"
    at: str = Field("05:30", pattern=r"^\d{2}:\d{2}$")
    cron: str = Field("", max_length=200)

    @property
    def expression(self) -> str:
        """The cron expression."""
        hour, minute = map(int, self.at.split(":"))
        return self.cron.strip() or f"{minute} {hour} {self.rhythm}"


@router.get(ADDRESS)
def show_runs(
    request: Request,
    quality: TheQuality,
    person: Reviewer,
    golden_set: Annotated[str, Query(max_length=200)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """Every run, the newest first, with what can be started."""
    cards = quality.runs.cards()
    chosen = [card for card in cards if golden_set in ("", card.manifest.title)]
    names = names_of_people(quality.deskside)
    sets = quality.golden_sets.all()
    return render(
        request,
        "runs.html",
        person,
        rows=[_row(card, cards, names) for card in chosen[(page - 1) * _PER_PAGE : page * _PER_PAGE]],
        under_way=[card for card in cards if card.is_under_way],
        total=len(chosen),
        pages=-(-len(chosen) // _PER_PAGE),
        page=page,
        titles=sorted({card.manifest.title for card in cards}),
        chosen=golden_set,
        golden_sets=sets,
        set_titles={card.id: card.title for card in sets},
        schedules=quality.running.schedules.all(),
        names=names,
        rhythms=RHYTHMS,
        settings=quality.running.settings,
        headlines=HEADLINES,
        state=state,
        times=times,
        origins=ORIGINS,
        difference=difference,
    )


@router.get(f"{ADDRESS}/under-way")
def show_progress(
    request: Request, quality: TheQuality, person: Reviewer, shown: Annotated[str, Query(max_length=4000)] = ""
) -> HTMLResponse:
    """How far the runs are that are under way; has the page loaded anew when others are under way than were shown."""
    under_way = [card for card in quality.runs.cards() if card.is_under_way]
    page = render(request, "run_progress.html", person, under_way=under_way, state=state)
    if shown != " ".join(card.id for card in under_way):
        page.headers["HX-Refresh"] = "true"
    return page


@router.post(ADDRESS)
def start_run(quality: TheQuality, person: Reviewer, wanted: Annotated[RunWanted, Form()]) -> RedirectResponse:
    """Has a golden set run."""
    return _to(run_url(quality.running.worker.ask(wanted.golden_set, wanted.repeats, person.id)))


@router.post(f"{ADDRESS}/schedules")
def add_schedule(quality: TheQuality, person: Reviewer, wanted: Annotated[ScheduleWanted, Form()]) -> RedirectResponse:
    """Has a golden set run again and again."""
    quality.running.worker.schedule(wanted.golden_set, wanted.expression, wanted.repeats, person.id)
    return _to(f"{ADDRESS}#schedules")


@router.post(f"{ADDRESS}/schedules/{{schedule_id}}/remove")
def remove_schedule(quality: TheQuality, person: Reviewer, schedule_id: str) -> RedirectResponse:
    """Ends a schedule."""
    quality.running.schedules.remove(schedule_id)
    return _to(f"{ADDRESS}#schedules")


@router.post(f"{ADDRESS}/{{run_id}}/cancel")
def cancel_run(quality: TheQuality, person: Reviewer, run_id: str) -> RedirectResponse:
    """Stops a run."""
    quality.running.worker.cancel(run_id)
    return _to(run_url(run_id))


def run_url(run_id: str) -> str:
    """Where a run is shown."""
    return f"{ADDRESS}/{quote(run_id, safe='')}"


def who_asked(card: RunCard, names: Mapping[str, str]) -> str:
    """The name of a person, or of the account a command ran under."""
    asked_by = card.manifest.request.asked_by
    return names.get(asked_by, asked_by)


def headlines_of(card: RunCard, before: RunCard | None, metrics: Sequence[Metric]) -> list[Headline]:
    """The scores of a run, each with its change since the run before where both have it."""
    found = []
    for metric in metrics:
        score, earlier = card.metrics.get(metric.name), before and before.metrics.get(metric.name)
        found.append(Headline(metric, score, score.value - earlier.value if score and earlier else None))
    return found


def _row(card: RunCard, cards: list[RunCard], names: Mapping[str, str]) -> RunRow:
    before = run_before(card, cards)
    return RunRow(card, who_asked(card, names), headlines_of(card, before, HEADLINES), before)


def _to(url: str) -> RedirectResponse:
    return RedirectResponse(url, HTTPStatus.SEE_OTHER)
