"""Quality over time: one point per day or week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

import numpy as np

from evals.dashboards.columns import Integers
from evals.dashboards.cut import Cut
from evals.dashboards.period import Step, as_date
from evals.dashboards.tally import Tally, tally_by


@dataclass(frozen=True, slots=True)
class Point:
    """One day or week; days without answers have a point too."""

    begins: date
    tally: Tally
    latency_p95_ms: int | None


@dataclass(frozen=True, slots=True)
class OverTime:
    """The points in order, and all of them together."""

    step: Step
    points: Sequence[Point]
    total: Tally
    latency_p95_ms: int | None


def read_over_time(cut: Cut) -> OverTime:
    """The figures of a selection, cut into days or weeks."""
    step, columns, mask = cut.selection.chart_step, cut.columns, cut.now
    starts = cut.selection.period.starts(step)
    group = (columns.day - starts[0]) // step.days
    tallies = tally_by(columns, mask, group, len(starts))
    latencies = _by_group(columns.latency_ms[mask], group[mask], len(starts))
    points = [
        Point(as_date(start), tally, percentile(some, 0.95))
        for start, tally, some in zip(starts, tallies, latencies, strict=True)
    ]
    return OverTime(step, points, sum(tallies, Tally()), percentile(columns.latency_ms[mask], 0.95))


def percentile(values: Integers, share: float) -> int | None:
    """The smallest value that at least this share of all does not exceed; `None` of nothing."""
    if not len(values):
        return None
    place = max(ceil(share * len(values)) - 1, 0)
    return int(np.partition(values, place)[place])


def _by_group(values: Integers, group: Integers, groups: int) -> list[Integers]:
    order = np.argsort(group, kind="stable")
    return np.split(values[order], np.searchsorted(group[order], np.arange(1, groups)))
