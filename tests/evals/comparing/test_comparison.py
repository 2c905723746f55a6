"""By how much measures moved, and what flipped."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.comparing.comparison import compare, measure_difference, paired_values
from evals.comparing.pairing import pair_up
from evals.metrics.evidence_in_reach import EVIDENCE_IN_REACH
from evals.metrics.leaks import LEAKS
from evals.metrics.right import RIGHT
from tests.evals import compared_runs as made


def test_the_difference_is_over_pairs() -> None:
    before = made.run_of([*made.many(made.right, 6), made.wrong("lost-to-both"), made.right("gone")])
    after = made.run_of([*made.many(made.wrong, 2), *made.many(made.right, 4, start=2), made.wrong("lost-to-both")])
    found = measure_difference(RIGHT, pair_up(before, after).pairs)
    assert found is not None
    assert (found.n, found.baseline, found.candidate) == (7, 6 / 7, 4 / 7)
    assert found.difference == pytest.approx(-2 / 7)
    assert found.p_value == 0.5
    assert found.low <= found.difference <= found.high


def test_an_example_that_a_measure_does_not_apply_to_is_left_out() -> None:
    run = made.run_of([made.right("one"), made.rightly_withheld("two")])
    found = measure_difference(EVIDENCE_IN_REACH, pair_up(run, run).pairs)
    assert found is not None
    assert (found.n, found.difference, found.low, found.high) == (1, 0, 0, 0)


def test_repeats_of_an_example_are_averaged_and_have_no_exact_test() -> None:
    repeats = [replace(made.right("one"), repeat=0), replace(made.wrong("one"), repeat=1)]
    pairs = pair_up(made.run_of([made.right("one")]), made.run_of(repeats)).pairs
    assert paired_values(RIGHT, pairs).differences.tolist() == [-0.5]
    found = measure_difference(RIGHT, pairs)
    assert found is not None
    assert (found.n, found.p_value) == (1, None)


def test_a_count_is_its_own_interval() -> None:
    leaking = made.leaking("one")
    before = replace(made.withheld("one"), example=leaking.example)
    found = measure_difference(LEAKS, pair_up(made.run_of([before]), made.run_of([leaking])).pairs)
    assert found is not None
    assert (found.difference, found.low, found.high) == (1, 1, 1)
    assert found.is_clear


def test_what_is_worse_stands_first() -> None:
    before = made.run_of([made.wrong("b"), made.right("c"), made.wrong("d"), made.right("e")])
    after = made.run_of([made.right("b"), made.withheld("c"), made.withheld("d"), made.right("e")])
    flips = compare(before, after).flips
    assert [flip.pair.example.id for flip in flips] == ["c", "b", "d"]
    assert [(flip.is_loss, flip.is_gain) for flip in flips] == [(True, False), (False, True), (False, False)]


def test_one_part_of_the_golden_set_can_be_compared_alone() -> None:
    before = made.run_of([made.right("one"), made.rightly_withheld("two")])
    comparison = compare(before, made.run_of([made.wrong("one"), made.wrongly_answered("two")]), [RIGHT], "plain")
    assert [flip.pair.example.id for flip in comparison.flips] == ["one"]
    assert comparison.differences[0].n == 1


def test_equal_runs_do_not_differ_in_anything() -> None:
    run = made.run_of([*made.many(made.right, 5), *made.many(made.wrong, 3, 5), made.rightly_withheld("moon")])
    comparison = compare(run, run)
    assert not comparison.flips
    assert all(one.difference == 0 and not one.is_clear for one in comparison.differences)
    assert {"right", "abstention_auroc", "answer_p95_ms"} <= {one.name for one in comparison.differences}


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=25), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_neither_the_order_nor_the_direction_changes_a_difference(
    outcomes: list[tuple[bool, bool]], shuffled: object
) -> None:
    def one(is_right: bool, number: int) -> object:
        return made.right(f"e{number}") if is_right else made.wrong(f"e{number}")

    before = [one(first, number) for number, (first, _) in enumerate(outcomes)]
    after = [one(second, number) for number, (_, second) in enumerate(outcomes)]
    onward = measure_difference(RIGHT, pair_up(made.run_of(before), made.run_of(after)).pairs)  # type: ignore[arg-type]
    shuffled.shuffle(after)  # type: ignore[attr-defined]
    again = measure_difference(RIGHT, pair_up(made.run_of(before), made.run_of(after)).pairs)  # type: ignore[arg-type]
    back = measure_difference(RIGHT, pair_up(made.run_of(after), made.run_of(before)).pairs)  # type: ignore[arg-type]
    assert onward == again
    assert onward is not None
    assert back is not None
    assert np.isclose(back.difference, -onward.difference)
    assert back.p_value == onward.p_value
    assert -1 <= onward.low <= onward.high <= 1
