"""The tables of the dashboards as sheets for export."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from evals.dashboards.answer_list import ListedAnswer
from evals.dashboards.breakdowns import Breakdown
from evals.dashboards.cost import Cost
from evals.dashboards.document_names import DocumentName
from evals.dashboards.events import Event
from evals.dashboards.gaps import Gap
from evals.dashboards.over_time import OverTime
from evals.dashboards.period import as_date
from evals.dashboards.selection import NONE
from evals.dashboards.spreadsheet import Cell, Sheet
from evals.dashboards.tally import Tally
from evals.dashboards.wording import DIMENSIONS, EVENTS, NONE_OF, OUTCOMES
from evals.dashboards.worst_documents import DocumentFigures

_TALLY = (
    "Answers",
    "Answered",
    "Answered share",
    "Not in the documents",
    "Found useful",
    "Found not useful",
    "Useful share",
    "Reviewed",
    "Review score",
    "Mean confidence",
    "Mean milliseconds",
)


def over_time_sheet(over_time: OverTime) -> Sheet:
    """One row per day or week."""
    rows = [(one.begins, *_cells(one.tally), one.latency_p95_ms) for one in over_time.points]
    name = f"{over_time.step.title()} from"
    return Sheet("over-time", "Quality over time", (name, *_TALLY, "95th percentile milliseconds"), rows)


def breakdown_sheet(breakdown: Breakdown, names: Mapping[str, str]) -> Sheet:
    """One row per part, with the period before beside it."""
    said = DIMENSIONS[breakdown.dimension]
    before = [f"{column}, period before" for column in _TALLY]
    rows = [
        (_part_name(breakdown, part.value, names), *_cells(part.now), *_cells(part.before)) for part in breakdown.parts
    ]
    return Sheet(f"by-{breakdown.dimension}", f"By {said.lower()}", (said, *_TALLY, *before), rows)


def documents_sheet(documents: Iterable[DocumentFigures], names: Mapping[str, DocumentName]) -> Sheet:
    """One row per cited document that the reader may see, in the order of harm."""
    columns = ("Document", "Path", "Source", "Owner", "Cited", "Found useful", "Found not useful", "Useful share")
    rows = [
        (
            name.title,
            name.path,
            name.source,
            name.owner,
            one.cited,
            one.useful,
            one.not_useful,
            one.useful_share.value,
            one.reviewed,
            one.review_score,
            round(one.harm, 3),
        )
        for one in documents
        if (name := names.get(one.document)) is not None
    ]
    return Sheet("documents", "Documents", (*columns, "Reviewed", "Review score", "Harm"), rows)


def gaps_sheet(gaps: Iterable[Gap]) -> Sheet:
    """One row per gap."""
    columns = (
        "Question",
        "Asked",
        "People",
        "Not in the documents",
        "Disliked",
        "Wordings",
        "First asked",
        "Last asked",
    )
    rows = [
        (
            gap.question,
            gap.asked,
            gap.people,
            gap.unanswered,
            gap.disliked,
            gap.wordings,
            gap.asked_first,
            gap.asked_last,
        )
        for gap in gaps
    ]
    return Sheet("gaps", "Gaps", columns, rows)


def cost_sheet(cost: Cost) -> Sheet:
    """One row per language model; without one only the time."""
    columns = ("Model", "Answers", "Tokens", "Cost", "Seconds", "Mean milliseconds", "Median", "95th percentile")
    total: Sequence[Cell] = ("all", cost.answers, None, None, cost.seconds, cost.mean_ms, cost.p50_ms, cost.p95_ms)
    models = [(one.model, one.answers, one.tokens, one.cost, None, None, None, None) for one in cost.models]
    return Sheet("cost", "Cost", columns, [total, *models])


def events_sheet(events: Iterable[Event]) -> Sheet:
    """One row per event."""
    rows = [(as_date(event.day), EVENTS[event.kind], event.says) for event in events]
    return Sheet("events", "Events", ("Day", "Kind", "What happened"), rows)


def answers_sheet(answers: Iterable[ListedAnswer], url: str) -> Sheet:
    """One row per answer, with its address; made while it is written."""
    columns = (
        "Asked at (UTC)",
        "Question",
        "Outcome",
        "Skill",
        "Confidence",
        "Milliseconds",
        "Found useful",
        "Found not useful",
        "Reviews",
        "Review score",
        "Address",
    )
    return Sheet("answers", "Answers", columns, _answer_rows(answers, url))


def _answer_rows(answers: Iterable[ListedAnswer], url: str) -> Iterator[Sequence[Cell]]:
    for one in answers:
        is_readable = one.question is not None
        yield (
            one.asked_at,
            one.question if is_readable else "(rests on documents you may not read)",
            OUTCOMES[one.outcome],
            one.skill,
            one.confidence,
            one.latency_ms,
            one.useful,
            one.not_useful,
            one.reviews,
            one.review_score,
            f"{url}/answers/{one.answer_id}" if is_readable else None,
        )


def _part_name(breakdown: Breakdown, value: str, names: Mapping[str, str]) -> str:
    return NONE_OF[breakdown.dimension] if value == NONE else names.get(value, value)


def _cells(tally: Tally) -> Sequence[Cell]:
    return (
        tally.answers,
        tally.found,
        tally.answered_share.value,
        tally.not_in_documents,
        tally.useful,
        tally.not_useful,
        tally.useful_share.value,
        tally.reviewed,
        tally.review_score,
        tally.confidence,
        tally.latency_ms,
    )
