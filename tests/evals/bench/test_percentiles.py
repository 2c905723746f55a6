"""Percentiles lie between the values and interpolate as stated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.bench.percentiles import Percentiles, percentiles


def test_percentiles_interpolate_linearly() -> None:
    found = percentiles([float(value) for value in range(101)])
    assert found == Percentiles(50.0, 95.0, 99.0)
    assert percentiles([10.0, 20.0]).p95 == pytest.approx(19.5)


def test_one_value_is_every_percentile() -> None:
    assert percentiles([7.0]) == Percentiles(7.0, 7.0, 7.0)


@given(st.lists(st.floats(0, 1e6), min_size=1))
def test_percentiles_rise_and_stay_within_the_values(values: list[float]) -> None:
    found = percentiles(values)
    tolerance = 1e-6
    assert min(values) - tolerance <= found.p50 <= found.p95 + tolerance
    assert found.p95 <= found.p99 + tolerance <= max(values) + 2 * tolerance
