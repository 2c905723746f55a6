"""Which measures may gate."""

import pytest

from evals.errors import Incomparable
from evals.gating.guarded_metric import ALWAYS, guardable, guarded_metrics


def test_what_every_gate_guards_need_not_be_named() -> None:
    assert guarded_metrics(ALWAYS) == ()
    assert not set(ALWAYS) & {metric.name for metric in guardable()}


def test_each_is_guarded_once() -> None:
    assert [metric.name for metric in guarded_metrics(["nDCG@10", "nDCG@10"])] == ["nDCG@10"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("faithfulness", "a judge that is not calibrated"),
        ("abstention_auroc", "no mean over examples"),
        ("brier_score", "less of it is better"),
    ],
)
def test_what_cannot_gate_is_refused_with_the_reason(name: str, why: str) -> None:
    with pytest.raises(Incomparable, match=why):
        guarded_metrics([name])
