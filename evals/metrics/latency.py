"""search_p50_ms, search_p95_ms, answer_p50_ms, answer_p95_ms: the time within which half and 95 % of calls returned.

Measured around the call, so over HTTP it includes the network; percentiles interpolate linearly. A failed call counts
with the time it took to fail.
Source: Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician 50(4), 1996, definition 7.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from evals.bootstrap import interval_of_percentile
from evals.metric import Score
from evals.sample import Sample


@dataclass(frozen=True, slots=True)
class LatencyMetric:
    """A percentile of how long something took, in milliseconds."""

    name: str
    seconds_of: Callable[[Sample], float]
    percent: float

    def measure(self, samples: Sequence[Sample]) -> Score | None:
        if not samples:
            return None
        milliseconds = np.array(sorted(1000 * self.seconds_of(sample) for sample in samples), dtype=np.float64)
        interval = interval_of_percentile(milliseconds, self.percent)
        value = float(np.percentile(milliseconds, self.percent))
        return Score(value, interval.low, interval.high, len(milliseconds), 0)


SEARCH_LATENCY = tuple(
    LatencyMetric(f"search_p{percent}_ms", lambda sample: sample.search_seconds, percent) for percent in (50, 95)
)
ANSWER_LATENCY = tuple(
    LatencyMetric(f"answer_p{percent}_ms", lambda sample: sample.answer_seconds, percent) for percent in (50, 95)
)
