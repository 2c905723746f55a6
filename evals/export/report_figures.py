"""Figures, bars and texts as a report shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evals.comparing.comparison import MetricDifference
from evals.metric import Metric, Score, Unit

_LONGEST_TEXT = 1200
_REACHES = (0.1, 0.2, 0.3, 0.5)


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a value and its interval stand on an axis, in percent of its length."""

    low: float
    value: float
    high: float

    @property
    def width(self) -> float:
        """How long the interval is."""
        return self.high - self.low


def figure(value: float, metric: Metric | None) -> str:
    """A value as its unit is read; of a metric that is not known, four digits."""
    return metric.unit.show(value) if metric else f"{value:.4g}"


def change(value: float, metric: Metric | None) -> str:
    """A difference, with its sign."""
    shown = figure(abs(value), metric)
    is_zero = not any(digit in "123456789" for digit in shown)
    return shown if is_zero else f"{'+' if value > 0 else '−'}{shown}"


def metric_bar(score: Score, metric: Metric | None) -> Bar | None:
    """The bar of a metric that is a share; `None` for what has no such axis."""
    return share_bar(score) if _is_share(metric) else None


def share_bar(score: Score) -> Bar:
    """The bar of a share, from 0 to 1."""
    low, value, high = (100 * min(max(place, 0.0), 1.0) for place in (score.low, score.value, score.high))
    return Bar(low, value, high)


def reach_of(differences: Iterable[MetricDifference], metrics: Mapping[str, Metric]) -> float:
    """How far an axis of differences of shares must go from zero to show them all."""
    shares = [one for one in differences if _is_share(metrics.get(one.name))]
    widest = max((abs(place) for one in shares for place in (one.low, one.high)), default=0.0)
    return next((reach for reach in _REACHES if widest <= reach), 1.0)


def change_bar(difference: MetricDifference, metric: Metric | None, reach: float) -> Bar | None:
    """The bar of a difference of shares, from -`reach` to `reach` with zero in the middle."""
    if not _is_share(metric):
        return None
    places = (difference.low, difference.difference, difference.high)
    low, value, high = (50 + 50 * min(max(place / reach, -1.0), 1.0) for place in places)
    return Bar(low, value, high)


def _is_share(metric: Metric | None) -> bool:
    return metric is not None and metric.unit is Unit.SHARE


def verdict(difference: MetricDifference, metric: Metric | None) -> str:
    """Whether a difference is clear, and which way."""
    if not difference.is_clear:
        return "no clear difference"
    if metric is None:
        return "higher" if difference.difference > 0 else "lower"
    return "better" if (difference.difference > 0) == metric.is_higher_better else "worse"


def trimmed(text: str, longest: int = _LONGEST_TEXT) -> str:
    """The text, or its beginning and how much is left out."""
    rest = len(text) - longest
    return f"{text[:longest]}… ({rest} more characters)" if rest > 0 else text
