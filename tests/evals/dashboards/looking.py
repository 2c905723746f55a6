"""How the tests look at figures."""

from typing import Protocol

from evals.dashboards.cut import Cut
from evals.dashboards.period import last_days
from evals.dashboards.selection import Selection
from tests.server.api.company import NOW


class Look(Protocol):
    """Counts what is new, then cuts out a selection; the last 30 days where none is named."""

    def __call__(self, selection: Selection | None = None) -> Cut: ...


MONTH = last_days(30, NOW)
"""The last 30 days."""
SUPPORT = frozenset({"support", "staff", "everyone"})
FRAUD_DESK = SUPPORT | {"fraud-desk"}
