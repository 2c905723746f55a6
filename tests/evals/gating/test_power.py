"""What a gate can see."""

from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.gating.gate_rule import GateRule
from evals.gating.power import loss_seen_with, power_of

BLOCKS = GateRule().blocks()


def by_counting(n: int, loss: float, discordance: float) -> float:
    """The same, added up over all outcomes of n examples."""
    lost_share, gained_share = (discordance + loss) / 2, (discordance - loss) / 2
    kept_share = 1 - discordance
    total = 0.0
    for lost in range(n + 1):
        for gained in range(n + 1 - lost):
            if BLOCKS(lost, gained, n):
                ways = comb(n, lost) * comb(n - lost, gained)
                total += ways * lost_share**lost * gained_share**gained * kept_share ** (n - lost - gained)
    return total


@given(st.integers(5, 30), st.floats(0, 0.4), st.floats(0, 0.2))
@settings(max_examples=40, deadline=None)
def test_it_is_the_sum_over_all_outcomes(n: int, loss: float, noise: float) -> None:
    discordance = loss + 2 * noise
    assert power_of(BLOCKS, n, loss, discordance).probability == pytest.approx(
        by_counting(n, loss, discordance), abs=1e-9
    )


@given(st.sampled_from([40, 80, 160, 400]), st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_what_changes_nothing_on_the_whole_is_blocked_at_most_as_often_as_promised(n: int, discordance: float) -> None:
    assert power_of(BLOCKS, n, 0.0, discordance).probability <= 0.05


def test_a_loss_of_five_points_is_seen_at_160_where_nothing_flips_to_the_better() -> None:
    assert power_of(BLOCKS, 160, 0.05, 0.05).probability > 0.95
    assert loss_seen_with(BLOCKS, 160, 0.0, 0.95) == 0.05


@given(st.floats(0.01, 0.3), st.floats(0, 0.05))
@settings(deadline=None)
def test_larger_losses_are_seen_more_often(loss: float, noise: float) -> None:
    smaller = power_of(BLOCKS, 100, loss, loss + 2 * noise).probability
    assert power_of(BLOCKS, 100, loss + 0.02, loss + 0.02 + 2 * noise).probability >= smaller - 1e-9


def test_three_examples_see_nothing() -> None:
    assert loss_seen_with(BLOCKS, 3, 0.0, 0.5) is None


def test_a_discordance_below_the_loss_counts_as_the_loss() -> None:
    assert power_of(BLOCKS, 50, 0.1, 0.0) == power_of(BLOCKS, 50, 0.1, 0.1)
