"""Quality over time."""

from dataclasses import replace
from datetime import date
from math import ceil

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from evals.dashboards.over_time import percentile, read_over_time
from evals.dashboards.period import Step
from evals.dashboards.selection import Selection
from evals.dashboards.tally import Tally
from server.deskside import Deskside
from tests.evals.dashboards.looking import MONTH, Look
from tests.evals.dashboards.stored import missing, rate, stored


def test_each_day_has_its_own_figures(deskside: Deskside, look: Look) -> None:
    stored(deskside, "a", days_ago=1, confidence=0.9, milliseconds=100)
    stored(deskside, "b", days_ago=1, confidence=0.7, milliseconds=300)
    missing(deskside, "c", days_ago=2)
    rate(deskside, "a", True, True, False)
    over_time = read_over_time(look())
    by_day = {point.begins: point for point in over_time.points}
    assert len(by_day) == 30
    yesterday = by_day[date(2026, 11, 21)]
    assert (yesterday.tally.answers, yesterday.tally.answered_share.value) == (2, 1.0)
    assert yesterday.tally.confidence == 0.8
    assert (yesterday.tally.useful, yesterday.tally.not_useful) == (2, 1)
    assert (yesterday.tally.latency_ms, yesterday.latency_p95_ms) == (200, 300)
    assert by_day[date(2026, 11, 20)].tally.missing_share.value == 1.0
    assert by_day[date(2026, 11, 19)].tally == Tally()
    assert by_day[date(2026, 11, 19)].latency_p95_ms is None


def test_the_points_add_up_to_the_whole(deskside: Deskside, look: Look) -> None:
    for number in range(20):
        stored(deskside, f"a{number}", days_ago=number)
    for step in Step:
        over_time = read_over_time(look(replace(Selection(MONTH), step=step)))
        assert sum(point.tally.answers for point in over_time.points) == over_time.total.answers == 20


@given(st.lists(st.integers(0, 1000), min_size=1), st.floats(0.01, 1))
def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed(values: list[int], share: float) -> None:
    found = percentile(np.array(values, dtype=np.int64), share)
    assert found == sorted(values)[ceil(share * len(values)) - 1]


def test_of_nothing_there_is_no_percentile() -> None:
    assert percentile(np.empty(0, dtype=np.int64), 0.95) is None
