"""The start page of measuring: what moved since last week, what was measured last, and what waits for people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from evals.dashboards.breakdowns import read_breakdowns, read_total
from evals.dashboards.changes import read_moves
from evals.dashboards.cut import cut_out
from evals.dashboards.digest import headline_scores
from evals.dashboards.events import read_events
from evals.dashboards.gaps import read_gaps
from evals.dashboards.over_time import read_over_time
from evals.dashboards.period import last_days
from evals.dashboards.quality_charts import draw_quality, number_events
from evals.dashboards.selection import DEFAULT_SPAN, Selection
from evals.gating.standard import Judged, Standard
from evals.pages.figures import open_desk, show
from evals.quality import Quality, TheQuality
from evals.review.item import ItemState
from ingest.index.errors import NotFound
from server.api.requirement import Reviewer

router = APIRouter(include_in_schema=False)

_WEEK = 7
_RUNS = 5
_GAPS = 3
_EVENTS = 20
_CHARTS = ("Answered", "Useful", "Not in the documents")


@dataclass(frozen=True, slots=True)
class GateState:
    """A gate that is on, with the verdict on the run judged last."""

    standard: Standard
    name: str
    last: Judged | None


@router.get("/evaluations")
def show_overview(request: Request, quality: TheQuality, person: Reviewer) -> HTMLResponse:
    """The last seven days beside the seven before, and the state of everything that people keep going."""
    now = quality.clock()
    desk = open_desk(quality, Selection(last_days(_WEEK, now), audience=person.audience, span=_WEEK))
    engine = quality.dashboards.facts.engine
    month = Selection(last_days(DEFAULT_SPAN, now), audience=person.audience, span=DEFAULT_SPAN)
    over_time = read_over_time(cut_out(desk.cut.columns, month, engine))
    cards = quality.runs.cards()
    events = number_events(read_events(engine, cards, month.period, person.audience)[-_EVENTS:])
    total = read_total(desk.cut)
    charts = {one.name: one for one in draw_quality(over_time, events, month.period)}
    return show(
        request,
        "overview.html",
        person,
        desk,
        month=month,
        over_time=over_time,
        charts=[charts[name] for name in _CHARTS],
        events=events,
        total=total,
        moves=read_moves(total, read_breakdowns(desk.cut)),
        gaps=read_gaps(engine, desk.selection, _GAPS),
        reviews=_reviews(quality),
        runs=[card for card in cards if card.is_finished][:_RUNS],
        running=sum(card.is_under_way for card in cards),
        headline_scores=headline_scores,
        gates=_gates(quality),
    )


def _reviews(quality: Quality) -> Mapping[str, int]:
    counts = quality.review.queue.counts()
    return {"waiting": counts[ItemState.WAITING], "disputed": counts[ItemState.DISPUTED]}


def _gates(quality: Quality) -> Sequence[GateState]:
    store = quality.gates.store
    return [
        GateState(standard, _title(quality, name), next(iter(store.verdicts(name, 1)), None))
        for name, standard in sorted(store.standards().items())
        if standard.is_on
    ]


def _title(quality: Quality, golden_set: str) -> str:
    """What people call it; a golden set that is only a file goes by its name."""
    try:
        return quality.golden_sets.card(golden_set).title
    except NotFound:
        return golden_set
