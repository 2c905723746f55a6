"""How often the gate blocks when it sees other examples."""

from evals.gating.gate import Verdict, decide
from evals.gating.gate_rule import GateRule
from evals.trials.gate.redrawing import blocked_share
from tests.evals import compared_runs as made
from tests.evals.examples import NOON

IDS = [f"example-{number}" for number in range(200)]
RULE = GateRule()


def verdict(lost: int) -> Verdict:
    before = made.run_of(made.many(made.right, 200))
    after = made.run_of([*made.many(made.wrong, lost), *made.many(made.right, 200 - lost, lost)])
    return decide(before, after, NOON)


def test_nothing_lost_is_never_blocked_and_much_always() -> None:
    assert blocked_share(verdict(0), IDS, RULE) == 0
    assert blocked_share(verdict(3), IDS, RULE) == 0
    assert blocked_share(verdict(40), IDS, RULE) == 1


def test_four_losses_of_two_hundred_are_blocked_when_all_are_seen() -> None:
    chance = (160 / 200) ** 4
    assert abs(blocked_share(verdict(4), IDS, RULE) - chance) < 0.05


def test_a_broken_promise_is_blocked_when_it_is_seen() -> None:
    leaking = made.leaking("example-0")
    before = made.run_of([made.withheld("example-0"), *made.many(made.right, 199, 1)])
    found = decide(before, made.run_of([leaking, *made.many(made.right, 199, 1)]), NOON)
    assert abs(blocked_share(found, IDS, RULE) - 0.8) < 0.05
