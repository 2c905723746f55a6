"""A selection laid over the columns: chosen once, then counted in many ways."""

from dataclasses import dataclass

from sqlalchemy import Engine

from evals.dashboards.columns import Columns, Mask
from evals.dashboards.masks import filters_of, in_period
from evals.dashboards.selection import Selection


@dataclass(frozen=True, slots=True)
class Cut:
    """Which answers are selected: those of the period, and those of the period before."""

    columns: Columns
    selection: Selection
    engine: Engine
    now: Mask
    before: Mask


def cut_out(columns: Columns, selection: Selection, engine: Engine) -> Cut:
    """Lay a selection over the columns."""
    chosen, period = filters_of(columns, selection, engine), selection.period
    now, before = in_period(columns, period), in_period(columns, period.before)
    return Cut(columns, selection, engine, chosen & now, chosen & before)
