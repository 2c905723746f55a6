"""A mean says what it rests on."""

import random

from hypothesis import given
from hypothesis import strategies as st

from evals.metric import MeanMetric
from evals.sample import Sample
from tests.evals.examples import ANSWERABLE

SECONDS = MeanMetric("seconds", lambda sample: sample.search_seconds if sample.search_seconds >= 0 else None)


def lasting(*seconds: float) -> list[Sample]:
    """Samples whose search took so long."""
    return [Sample(ANSWERABLE, search_seconds=value) for value in seconds]


def test_it_is_the_mean_of_the_samples_it_applies_to() -> None:
    score = SECONDS.measure(lasting(0.25, 0.75, -1))
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (0.5, 2, 1)
    assert 0.25 <= score.low <= 0.5 <= score.high <= 0.75


def test_it_is_nothing_where_it_applies_to_nothing() -> None:
    assert SECONDS.measure(lasting(-1)) is None
    assert SECONDS.measure([]) is None


@given(st.lists(st.sampled_from([-1, 0, 0.25, 0.5, 1]), min_size=1, max_size=20), st.integers())
def test_the_order_of_the_samples_does_not_matter(seconds: list[float], seed: int) -> None:
    shuffled = random.Random(seed).sample(seconds, len(seconds))
    assert SECONDS.measure(lasting(*seconds)) == SECONDS.measure(lasting(*shuffled))
