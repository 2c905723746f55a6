"""The charts of quality over time: one small chart per measure, all with the same events marked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.dashboards.charts import SHARES, Axis, Chart, Flag, Reading, axis_for, draw
from evals.dashboards.events import Event
from evals.dashboards.over_time import OverTime, Point
from evals.dashboards.period import Period, Step, start_of
from evals.dashboards.share import FEWEST, Share

_MOST_NUMBERED = 12
"""With more events than this their numbers would cover each other; the table beside the charts has them all."""


@dataclass(frozen=True, slots=True)
class NumberedEvent:
    """An event with its number in the charts."""

    number: int
    event: Event


@dataclass(frozen=True, slots=True)
class QualityChart:
    """A chart with its name and what it shows in words."""

    name: str
    about: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class _Measure:
    name: str
    about: str
    value_of: Callable[[Point], float | None]
    n_of: Callable[[Point], int]
    unit: str


def _shown(share: Share) -> float | None:
    return share.shown


def _enough(value: float | None, n: int) -> float | None:
    return value if n >= FEWEST else None


_MEASURES = (
    _Measure("Answers", "asked and answered", lambda one: one.tally.answers, lambda one: one.tally.answers, ""),
    _Measure(
        "Answered",
        "share that the documents answered, wholly or in part",
        lambda one: _shown(one.tally.answered_share),
        lambda one: one.tally.answers,
        "%",
    ),
    _Measure(
        "Not in the documents",
        "share that the documents did not answer",
        lambda one: _shown(one.tally.missing_share),
        lambda one: one.tally.answers,
        "%",
    ),
    _Measure(
        "Useful",
        "share of the people who said something that found the answer useful",
        lambda one: _shown(one.tally.useful_share),
        lambda one: one.tally.useful_share.n,
        "%",
    ),
    _Measure(
        "Review score",
        "mean over reviewed answers; 100 % is the best",
        lambda one: _enough(one.tally.review_score, one.tally.reviewed),
        lambda one: one.tally.reviewed,
        "%",
    ),
    _Measure(
        "Confidence",
        "mean probability, as the assistant saw it, that the documents answer",
        lambda one: _enough(one.tally.confidence, one.tally.answers),
        lambda one: one.tally.answers,
        "%",
    ),
    _Measure(
        "Time to answer",
        "95 of 100 answers took no longer",
        lambda one: _enough(one.latency_p95_ms, one.tally.answers),
        lambda one: one.tally.answers,
        "ms",
    ),
)


def number_events(events: Sequence[Event]) -> list[NumberedEvent]:
    """The events in order, counted from 1."""
    return [NumberedEvent(number, event) for number, event in enumerate(events, 1)]


def draw_quality(over_time: OverTime, events: Sequence[NumberedEvent], period: Period) -> list[QualityChart]:
    """Every chart."""
    starts = period.starts(over_time.step)
    flags = _flags(events, starts, over_time.step)
    return [QualityChart(measure.name, measure.about, _draw(measure, over_time, flags)) for measure in _MEASURES]


def _draw(measure: _Measure, over_time: OverTime, flags: Sequence[Flag]) -> Chart:
    values = [measure.value_of(point) for point in over_time.points]
    axis = SHARES if measure.unit == "%" else axis_for(values, measure.unit)
    readings = [
        Reading(_label(point), value, _says(measure, point, value, axis))
        for point, value in zip(over_time.points, values, strict=True)
    ]
    return draw(f"{measure.name} by {over_time.step}", readings, axis, flags)


def _says(measure: _Measure, point: Point, value: float | None, axis: Axis) -> str:
    written = "too few to say" if value is None else axis.written(value)
    return f"{_label(point)}: {written} (n = {measure.n_of(point)})"


def _label(point: Point) -> str:
    return f"{point.begins.day} {point.begins:%b}"


def _flags(events: Sequence[NumberedEvent], starts: Sequence[int], step: Step) -> list[Flag]:
    """One for each place, since those of one day or week would lie on each other."""
    by_place: dict[int, list[int]] = {}
    for one in events:
        by_place.setdefault(_place(one.event, starts, step), []).append(one.number)
    return [
        Flag(place, _range(numbers) if len(by_place) <= _MOST_NUMBERED else "") for place, numbers in by_place.items()
    ]


def _range(numbers: Sequence[int]) -> str:
    return f"{numbers[0]}" if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def _place(event: Event, starts: Sequence[int], step: Step) -> int:
    return (start_of(event.day, step) - starts[0]) // step.days
