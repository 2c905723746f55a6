"""The figures of a small company."""

import pytest

from evals.dashboards.cut import Cut, cut_out
from evals.dashboards.facts import Facts
from evals.dashboards.period import last_days
from evals.dashboards.selection import Selection
from evals.quality import Quality
from tests.evals.dashboards.looking import Look
from tests.server.api.company import NOW


@pytest.fixture
def facts(quality: Quality) -> Facts:
    return quality.dashboards.facts


@pytest.fixture
def look(facts: Facts) -> Look:
    """What a lead of the support team sees: counts first, then cuts out what is asked for of the last 30 days."""

    def _look(selection: Selection | None = None) -> Cut:
        facts.catch_up(None)
        return cut_out(facts.columns(), selection or Selection(last_days(30, NOW)), facts.engine)

    return _look
