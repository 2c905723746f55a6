"""When a change is blocked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from evals.gating.gate_rule import GateRule, is_at_least

RULE = GateRule()


def test_four_losses_without_a_gain_block_and_three_do_not() -> None:
    assert RULE.blocks()(4, 0, 160)
    assert not RULE.blocks()(3, 0, 160)
    assert not RULE.blocks()(5, 1, 160)
    assert RULE.blocks()(6, 1, 160)


def test_a_loss_too_small_to_matter_does_not_block() -> None:
    assert not RULE.blocks()(10, 0, 3000)
    assert RULE.blocks()(30, 0, 3000)


def test_a_change_that_flips_nothing_never_blocks() -> None:
    assert not GateRule(smallest_loss=0).blocks()(0, 0, 160)
    assert not is_at_least(0.0, 0.0)


def test_alone_right_has_all_of_alpha() -> None:
    assert RULE.levels([0.2]) == pytest.approx([0.05])


def test_the_levels_are_shared_out_by_weight() -> None:
    assert RULE.levels([0.5, 0.5]) == pytest.approx([0.04, 0.04 / 4])


def test_what_one_measure_has_used_goes_to_the_other() -> None:
    assert RULE.levels([0.001, 0.04]) == pytest.approx([0.04, 0.05])
    assert RULE.levels([0.045, 0.001]) == pytest.approx([0.05, 0.01])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_no_level_exceeds_alpha(p_values: list[float]) -> None:
    levels = RULE.levels(p_values)
    assert len(levels) == len(p_values)
    assert all(0 < level <= RULE.alpha + 1e-12 for level in levels)


def test_settings_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ValidationError):
        GateRule(alpha=0.7)
