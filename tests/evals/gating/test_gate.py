"""Whether a change may go on."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.errors import Incomparable
from evals.gating.gate import decide
from evals.gating.gate_rule import GateRule
from evals.sample import Sample
from tests.evals import compared_runs as made
from tests.evals.examples import NOON

BASELINE = made.run_of(made.many(made.right, 160))


def with_losses(make: object, count: int) -> list[Sample]:
    """Of 160 right examples so many came out otherwise."""
    return [*made.many(make, count), *made.many(made.right, 160 - count, start=count)]


def test_a_change_that_alters_nothing_passes() -> None:
    verdict = decide(BASELINE, made.run_of(BASELINE.samples, "candidate"), NOON)
    assert verdict.is_passed
    assert verdict.decided_by == ()
    assert [guard.p_value for guard in verdict.guards] == [0.5, 0.5, None, None]
    assert (verdict.n, verdict.power.n, verdict.loss_seen) == (160, 160, 0.05)


def test_three_losses_pass_and_four_are_blocked() -> None:
    assert decide(BASELINE, made.run_of(with_losses(made.wrong, 3)), NOON).is_passed
    verdict = decide(BASELINE, made.run_of(with_losses(made.wrong, 4)), NOON)
    assert verdict.decided_by == ("right",)
    assert verdict.guards[0].lost == tuple(f"example-{number}" for number in range(4))
    assert verdict.guards[0].p_value == 1 / 32
    assert verdict.guards[0].difference == pytest.approx(-4 / 160)


def test_gains_stand_against_losses() -> None:
    before = made.run_of([*made.many(made.right, 156), *made.many(made.wrong, 4, 156)])
    after = made.run_of([*made.many(made.wrong, 4), *made.many(made.right, 156, 4)])
    verdict = decide(before, after, NOON)
    assert verdict.is_passed
    assert (len(verdict.guards[0].lost), len(verdict.guards[0].gained)) == (4, 4)


def test_evidence_that_is_lost_counts_where_the_answer_was_wrong_before() -> None:
    before = made.run_of([*made.many(made.wrong, 8), *made.many(made.right, 152, 8)])
    after = made.run_of([*made.many(made.out_of_reach, 8), *made.many(made.right, 152, 8)])
    verdict = decide(before, after, NOON)
    assert verdict.decided_by == ("evidence_in_reach",)
    assert verdict.guards[0].lost == ()


@pytest.mark.parametrize(("make", "name"), [(made.leaking, "leak_free"), (made.unresolved, "citations_resolve")])
def test_one_broken_promise_blocks_whatever_was_gained(make: object, name: str) -> None:
    assert callable(make)
    broken = make("example-0")
    kept = replace(made.withheld("example-0"), example=broken.example)
    before = made.run_of([kept, *made.many(made.wrong, 20, 1)])
    after = made.run_of([broken, *made.many(made.right, 20, 1)])
    verdict = decide(before, after, NOON)
    assert verdict.decided_by == (name,)
    guard = next(guard for guard in verdict.guards if guard.name == name)
    assert (guard.lost, guard.p_value, guard.needed) == (("example-0",), None, None)


def test_what_was_broken_before_does_not_block() -> None:
    run = made.run_of([made.leaking("one"), made.unresolved("two"), *made.many(made.right, 10)])
    assert decide(run, run, NOON).is_passed


def test_a_failure_is_a_loss() -> None:
    verdict = decide(BASELINE, made.run_of(with_losses(made.failed, 6)), NOON)
    assert verdict.decided_by == ("right",)


def test_further_measures_share_the_same_alpha() -> None:
    verdict = decide(BASELINE, made.run_of(with_losses(made.wrong, 4)), NOON, metrics=["nDCG@10", "MRR"])
    assert [guard.name for guard in verdict.guards] == [
        "right", "evidence_in_reach", "nDCG@10", "MRR", "leak_free", "citations_resolve",
    ]  # fmt: skip
    assert verdict.guards[0].needed == pytest.approx(0.05 * 4 / 7)
    assert verdict.is_passed


def test_repeats_are_averaged_before_they_are_tested() -> None:
    def twice(first: Sample, second: Sample) -> list[Sample]:
        return [replace(first, repeat=0), replace(second, repeat=1)]

    before = [one for number in range(40) for one in twice(made.right(f"e{number}"), made.right(f"e{number}"))]
    half = [one for number in range(10) for one in twice(made.right(f"e{number}"), made.wrong(f"e{number}"))]
    verdict = decide(made.run_of(before), made.run_of([*half, *before[20:]]), NOON)
    assert verdict.n == 40
    assert verdict.guards[0].difference == pytest.approx(-10 * 0.5 / 40)
    assert verdict.decided_by == ("right",)


def test_runs_that_only_searched_cannot_be_judged() -> None:
    searched = made.run_of([replace(sample, is_asked=False, answer=None) for sample in made.many(made.right, 3)])
    with pytest.raises(Incomparable, match="only measured retrieval"):
        decide(searched, searched, NOON)


def test_what_is_not_in_both_runs_is_told() -> None:
    candidate = made.run_of([*made.many(made.right, 10), made.right("new")], golden_hash="new")
    verdict = decide(BASELINE, candidate, NOON)
    assert (verdict.n, verdict.is_same_golden_set, verdict.only_candidate) == (10, False, ("new",))
    assert len(verdict.only_baseline) == 150


@given(st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=40, deadline=None)
def test_more_losses_never_turn_a_block_into_a_pass(lost: int, more: int) -> None:
    if not decide(BASELINE, made.run_of(with_losses(made.wrong, lost)), NOON).is_passed:
        assert not decide(BASELINE, made.run_of(with_losses(made.wrong, lost + more)), NOON).is_passed


def test_a_stricter_rule_blocks_less() -> None:
    candidate = made.run_of(with_losses(made.wrong, 4))
    assert decide(BASELINE, candidate, NOON, GateRule(alpha=0.01)).is_passed
    assert decide(BASELINE, candidate, NOON, GateRule(smallest_loss=0.1)).is_passed
