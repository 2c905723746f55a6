"""search_p50_ms, search_p95_ms, answer_p50_ms, answer_p95_ms: the time within which half and 95 % of calls returned."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from evals.bootstrap import Floats, interval_of_percentile
from evals.metric import Score, Unit
from evals.repeats import Tabulated, tabulate
from evals.sample import Sample


@dataclass(frozen=True, slots=True)
class LatencyMetric:
    """A percentile of how long something took, in milliseconds."""

    name: str
    seconds_of: Callable[[Sample], float]
    percent: float
    definition: str
    source: str = (
        "Definition 7 of Hyndman and Fan, Sample quantiles in statistical packages, American Statistician 50, 1996."
    )
    is_higher_better: bool = False
    unit: Unit = Unit.MILLISECONDS

    def measure(self, samples: Sequence[Sample]) -> Score | None:
        """The percentile of these calls; `None` where there were none."""
        table = self._milliseconds(samples)
        if not table.scored.size:
            return None
        interval = interval_of_percentile(table.scored, self.percent)
        return Score.over(self._by_repeat(table.scored), interval, len(table.scored), table.not_scored)

    def value(self, samples: Sequence[Sample]) -> float | None:
        """The same without the interval."""
        table = self._milliseconds(samples)
        return float(self._by_repeat(table.scored).mean()) if table.scored.size else None

    def _milliseconds(self, samples: Sequence[Sample]) -> Tabulated:
        return tabulate(samples, lambda sample: _possible(1000 * self.seconds_of(sample)))

    def _by_repeat(self, table: Floats) -> Floats:
        present = (column[~np.isnan(column)] for column in table.T)
        return np.array([np.percentile(column, self.percent) for column in present if column.size])


def _possible(milliseconds: float) -> float | None:
    return milliseconds if isfinite(milliseconds) and milliseconds >= 0 else None


def _percentiles(what: str, verb: str, seconds_of: Callable[[Sample], float]) -> tuple[LatencyMetric, ...]:
    return tuple(
        LatencyMetric(
            f"{what}_p{percent}_ms",
            seconds_of,
            percent,
            definition=f"The time within which {percent} % of the calls to {verb} returned, in milliseconds;"
            " percentiles interpolate linearly. Measured around the call, so over HTTP it includes the network."
            " Abstentions count like answers, a failed call with the time it took to fail.",
        )
        for percent in (50, 95)
    )


SEARCH_LATENCY = _percentiles("search", "search", lambda sample: sample.search_seconds)
ANSWER_LATENCY = _percentiles("answer", "answer", lambda sample: sample.answer_seconds)
