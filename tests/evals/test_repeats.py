"""Values stand in a row for every example and a column for every repeat."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.repeats import means_by_repeat, tabulate
from evals.sample import Sample
from tests.evals.examples import ANSWERABLE


def sample(name: str, repeat: int, seconds: float | None) -> Sample:
    """A sample of the example of this name, which has a value or has none."""
    return Sample(replace(ANSWERABLE, id=name), search_seconds=-1 if seconds is None else seconds, repeat=repeat)


def seconds_of(sample: Sample) -> float | None:
    return sample.search_seconds if sample.search_seconds >= 0 else None


def test_rows_are_examples_and_columns_repeats() -> None:
    samples = [sample("b", 0, 3), sample("a", 0, 1), sample("a", 1, 2), sample("b", 1, None), sample("c", 0, None)]
    table = tabulate(samples, seconds_of)
    assert np.array_equal(table.scored, [[1, 2], [3, np.nan]], equal_nan=True)
    assert table.not_scored == 1
    assert means_by_repeat(table.scored).tolist() == [2, 2]


def test_an_id_that_stands_twice_in_one_repeat_is_two_examples() -> None:
    table = tabulate([sample("a", 0, 1), sample("a", 0, 2), sample("a", 1, 3)], seconds_of)
    assert table.scored.shape == (2, 2)
    assert tabulate([sample("a", 0, 1), sample("a", 0, 2)], seconds_of).scored.tolist() == [[1], [2]]


def test_columns_can_be_asked_for() -> None:
    table = tabulate([sample("a", 1, 2)], seconds_of, repeats=[0, 1]).scored
    assert np.array_equal(table, [[np.nan, 2]], equal_nan=True)


def test_nothing_has_no_rows() -> None:
    assert tabulate([], seconds_of).scored.size == 0


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=1, max_size=12), st.integers(1, 3))
def test_nothing_is_lost(values: Sequence[float | None], repeats: int) -> None:
    samples = [sample(str(name), repeat, value) for repeat in range(repeats) for name, value in enumerate(values)]
    table = tabulate(samples, seconds_of)
    kept = sorted(value for value in values if value is not None)
    assert len(table.scored) + table.not_scored == len(values)
    if kept:
        assert [sorted(column) for column in table.scored.T.tolist()] == [kept] * repeats
        assert means_by_repeat(table.scored) == pytest.approx([sum(kept) / len(kept)] * repeats)
