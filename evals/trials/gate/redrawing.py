"""How often the gate would block a change if it saw other examples: the rule, applied to many draws of them.

The examples of a trial are one draw, and the rule was looked at with it; other draws say how much of that was luck.
"""

from collections.abc import Collection, Sequence

import numpy as np

from evals.comparing.paired_test import loss_p_value
from evals.gating.gate import Guard, Verdict
from evals.gating.gate_rule import GateRule, is_at_least

EXAMPLES = 160
"""How many examples the gate sees."""
_DRAWS = 1000
_SEED = 20261122


def blocked_share(over_all: Verdict, ids: Sequence[str], rule: GateRule) -> float:
    """The share of the draws in which a change with these losses and gains over all examples is blocked."""
    generator = np.random.default_rng(_SEED)
    count = min(EXAMPLES, len(ids))
    draws = ([ids[place] for place in generator.permutation(len(ids))[:count]] for _ in range(_DRAWS))
    blocked = (_is_blocked(over_all, frozenset(draw), count / len(ids), rule) for draw in draws)
    return sum(blocked) / _DRAWS


def _is_blocked(over_all: Verdict, seen: Collection[str], share: float, rule: GateRule) -> bool:
    tested = [guard for guard in over_all.guards if guard.p_value is not None]
    flips = [(_count(guard.lost, seen), _count(guard.gained, seen)) for guard in tested]
    p_values = [loss_p_value(lost, gained) for lost, gained in flips]
    lost_enough = (
        p_value <= level and is_at_least(lost - gained, rule.smallest_loss * guard.n * share)
        for guard, (lost, gained), p_value, level in zip(tested, flips, p_values, rule.levels(p_values), strict=True)
    )
    return any(lost_enough) or any(_breaks(guard, seen) for guard in over_all.guards)


def _breaks(guard: Guard, seen: Collection[str]) -> bool:
    return guard.p_value is None and _count(guard.lost, seen) > 0


def _count(ids: Collection[str], seen: Collection[str]) -> int:
    return sum(one in seen for one in ids)
