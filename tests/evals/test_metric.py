"""A mean says what it rests on."""

import math
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metric import MeanMetric, SampleMetric, Unit
from evals.sample import Sample
from tests.evals.examples import ANSWERABLE

SECONDS = MeanMetric(
    "seconds",
    lambda sample: sample.search_seconds if sample.search_seconds >= 0 else None,
    definition="How long it took.",
    source="A clock.",
)


def lasting(*seconds: float, repeat: int = 0) -> list[Sample]:
    """Samples of different examples whose search took so long."""
    return [
        Sample(replace(ANSWERABLE, id=f"example-{place}"), search_seconds=value, repeat=repeat)
        for place, value in enumerate(seconds)
    ]


def test_it_is_the_mean_of_the_samples_it_applies_to() -> None:
    score = SECONDS.measure(lasting(0.25, 0.75, -1))
    assert score is not None
    assert (score.value, score.n, score.not_scored, score.spread) == (0.5, 2, 1, None)
    assert 0.25 <= score.low <= 0.5 <= score.high <= 0.75


def test_it_is_nothing_where_it_applies_to_nothing() -> None:
    assert SECONDS.measure(lasting(-1)) is None
    assert SECONDS.measure([]) is None


@pytest.mark.parametrize("impossible", [math.nan, math.inf, -math.inf, 1.5, -0.5])
def test_what_is_no_number_or_cannot_be_is_not_scored_and_never_zero(impossible: float) -> None:
    raw = MeanMetric("raw", lambda sample: sample.search_seconds, "Anything.", "A test.")
    score = raw.measure(lasting(0.5, impossible, 1))
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (0.75, 2, 1)
    assert raw.value_of(lasting(impossible)[0]) is None


def test_units_know_what_is_possible_and_how_it_reads() -> None:
    assert [unit for unit in Unit if unit.holds(3)] == [unit for unit in Unit if unit is not Unit.SHARE]
    assert [unit for unit in Unit if unit.holds(-3)] == [Unit.POINTS]
    shown = {unit: unit.show(1234.56789) for unit in Unit}
    assert shown == {
        Unit.SHARE: "1234.568",
        Unit.POINTS: "1234.568",
        Unit.MILLISECONDS: "1234.6",
        Unit.COUNT: "1,234.6",
        Unit.TOKENS: "1,234.6",
        Unit.MONEY: "1234.5679",
    }
    assert Unit.COUNT.show(2) == "2"


def test_repeats_are_averaged_and_their_spread_told() -> None:
    samples = lasting(0, 1, 1) + lasting(0, 0, 1, repeat=1) + lasting(0, 1, 0, repeat=2)
    score = SECONDS.measure(samples)
    assert score is not None
    # Three means: 2/3, 1/3, 1/3.
    assert score.value == pytest.approx(4 / 9)
    assert score.spread == pytest.approx(math.sqrt(((2 / 9) ** 2 + 2 * (1 / 9) ** 2) / 2))
    assert (score.n, score.not_scored) == (3, 0)


def test_repeating_the_same_leaves_no_spread_and_as_much_doubt_as_before() -> None:
    once = SECONDS.measure(lasting(0, 0.25, 0.5, 1))
    thrice = SECONDS.measure([sample for repeat in range(3) for sample in lasting(0, 0.25, 0.5, 1, repeat=repeat)])
    assert once is not None
    assert thrice == replace(once, spread=0.0)


def test_an_example_that_is_not_scored_in_one_repeat_counts_with_the_others() -> None:
    score = SECONDS.measure(lasting(1, -1, -1) + lasting(0, 0.5, -1, repeat=1))
    assert score is not None
    # The first repeat has the mean 1, the second 1/4.
    assert score.value == pytest.approx(5 / 8)
    assert (score.n, score.not_scored) == (2, 1)
    assert score.low <= score.value <= score.high


def test_a_mean_can_be_compared_sample_by_sample() -> None:
    assert isinstance(SECONDS, SampleMetric)


@given(st.lists(st.sampled_from([-1, 0, 0.25, 0.5, 1]), min_size=1, max_size=20), st.integers(), st.integers(1, 3))
def test_the_order_of_the_samples_does_not_matter(seconds: list[float], seed: int, repeats: int) -> None:
    samples = [one for repeat in range(repeats) for one in lasting(*seconds[repeat:], *seconds[:repeat], repeat=repeat)]
    shuffled = random.Random(seed).sample(samples, len(samples))
    assert SECONDS.measure(samples) == SECONDS.measure(shuffled)
