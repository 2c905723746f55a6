"""Whether two runs of the same examples differ by more than chance: tests on pairs.

Two values for each example, one from each run. Under the null hypothesis it is as likely that the one is the better as
that the other is. Sources: McNemar, Note on the sampling error of the difference between correlated proportions or
percentages, Psychometrika 12(2), 1947; Fagerland, Lydersen and Laake, The McNemar test for binary matched-pairs data:
mid-p and asymptotic are better than exact conditional, BMC Medical Research Methodology 13:91, 2013; for values between
0 and 1, Fisher's randomisation test as in Smucker, Allan and Carterette, A comparison of statistical significance tests
for information retrieval evaluation, CIKM 2007.
"""

from functools import cache
from math import comb

import numpy as np
from numpy.typing import NDArray

Differences = NDArray[np.float64]
"""For each pair, the later value less the earlier one."""

_SIGNINGS = 20_000
_SEED = 20261122
_TIE = 1e-9


@cache
def loss_p_value(lost: int, gained: int) -> float:
    """How likely so many losses among the flips are by chance, those equal to it counted half (one-sided mid-p)."""
    flips = lost + gained
    more = sum(comb(flips, losses) for losses in range(lost + 1, flips + 1))
    return float((2 * more + comb(flips, lost)) / 2 ** (flips + 1))


def exact_p_value(lost: int, gained: int) -> float:
    """How likely flips at least so one-sided are by chance, in either direction (McNemar's exact test)."""
    flips = lost + gained
    tail = sum(comb(flips, losses) for losses in range(max(lost, gained), flips + 1))
    return min(1.0, float(2 * tail / 2**flips))


def loss_p_value_of(differences: Differences) -> float:
    """The same as `loss_p_value` for values that need not be 0 or 1: the signs are drawn anew, seeded."""
    changed = np.sort(differences[np.abs(differences) > _TIE])
    if not changed.size:
        return 0.5
    if np.allclose(np.abs(changed), 1.0):
        return loss_p_value(int((changed < 0).sum()), int((changed > 0).sum()))
    signs = np.random.default_rng(_SEED).choice((-1.0, 1.0), size=(_SIGNINGS, changed.size))
    sums = signs @ np.abs(changed)
    seen = float(changed.sum())
    below = int((sums < seen - _TIE).sum())
    equal = int((np.abs(sums - seen) <= _TIE).sum())
    # The order that was seen is one of the possible ones (Phipson and Smyth 2010, doi.org/10.2202/1544-6115.1585).
    return (below + (equal + 1) / 2) / (_SIGNINGS + 1)
