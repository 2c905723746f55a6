"""Cost has a name before there is any."""

from evals.metrics.cost import COST
from tests.evals.examples import ANSWERABLE, answer, answering


def test_an_answer_without_a_language_model_is_not_scored() -> None:
    assert COST.measure([answering(ANSWERABLE, answer()), answering(ANSWERABLE, None)]) is None
    assert not COST.is_higher_better
