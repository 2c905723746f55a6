"""Puts the values of a run's samples in a table: a row for every example, a column for every repeat."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.sample import Sample

Table = NDArray[np.float64]
"""Shape (examples, repeats), NaN where an example has no value in a repeat."""


@dataclass(frozen=True, slots=True)
class Tabulated:
    """The examples that have a value in at least one repeat, and how many have none."""

    scored: Table
    not_scored: int


def repeats_of(samples: Iterable[Sample]) -> list[int]:
    """Which repeats there are, in order."""
    return sorted({sample.repeat for sample in samples})


def tabulate(
    samples: Sequence[Sample], value_of: Callable[[Sample], float | None], repeats: Sequence[int] | None = None
) -> Tabulated:
    """The values in rows that are sorted, so that nothing measured on them depends on the order of the samples.

    The columns are these repeats, or those of the samples.
    """
    order = repeats_of(samples) if repeats is None else repeats
    rows = [[value_of(sample)] for sample in samples] if len(order) == 1 else _rows(samples, value_of, order)
    scored = [row for row in rows if any(value is not None for value in row)]
    # None becomes NaN.
    table = np.array(scored, dtype=np.float64).reshape(len(scored), len(order))
    return Tabulated(table[np.lexsort(table.T[::-1])] if table.size else table, len(rows) - len(scored))


def _rows(
    samples: Sequence[Sample], value_of: Callable[[Sample], float | None], order: Sequence[int]
) -> list[list[float | None]]:
    rows: dict[tuple[str, int], dict[int, float | None]] = {}
    met: Counter[tuple[str, int]] = Counter()
    for sample in samples:
        # An id that stands twice in one repeat is two examples.
        twin = met[sample.example.id, sample.repeat]
        met[sample.example.id, sample.repeat] += 1
        rows.setdefault((sample.example.id, twin), {})[sample.repeat] = value_of(sample)
    return [[row.get(repeat) for repeat in order] for row in rows.values()]


def means_by_repeat(table: Table) -> NDArray[np.float64]:
    """The mean of every column that has a value."""
    return np.array([column[~np.isnan(column)].mean() for column in table.T if not np.isnan(column).all()])
