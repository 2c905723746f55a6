"""How differences are said."""

import pytest

from evals.metric import Unit
from evals.metrics.right import Standing
from evals.pages.compare_wording import STANDINGS, chance, difference, share


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        (Unit.SHARE, 0.0123, "+0.012"),
        (Unit.SHARE, -0.5, "−0.500"),
        (Unit.SHARE, 0.0001, "0"),
        (Unit.MILLISECONDS, -1234.56, "−1234.6"),
        (Unit.COUNT, 3.0, "+3"),
    ],
)
def test_a_difference_has_its_sign(unit: Unit, value: float, said: str) -> None:
    assert difference(unit, value) == said


def test_every_standing_has_a_word() -> None:
    assert set(STANDINGS) == set(Standing)
    assert share(0.8251) == "82.5 %"
    assert (chance(0.03125), chance(0.0000123)) == ("0.031", "< 0.001")
