"""The middle and the tail of how long something took.

Percentiles interpolate linearly: Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician
50(4), 1996, definition 7.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Within which half, 95 % and 99 % of calls returned."""

    p50: float
    p95: float
    p99: float


def percentiles(values: Sequence[float]) -> Percentiles:
    """The percentiles of at least one value."""
    p50, p95, p99 = (float(value) for value in np.percentile(np.array(values, dtype=np.float64), (50, 95, 99)))
    return Percentiles(p50, p95, p99)
