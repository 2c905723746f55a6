"""What answers cost."""

from dataclasses import replace

from evals.metrics.cost import COST
from server.answering.answer import Making, Usage
from tests.evals.examples import ANSWERABLE, answer, answering


def test_an_answer_without_a_language_model_is_not_scored() -> None:
    assert COST.measure([answering(ANSWERABLE, answer()), answering(ANSWERABLE, None)]) is None
    assert not COST.is_higher_better


def test_it_is_the_mean_over_the_answers_that_a_language_model_was_asked_for() -> None:
    asked = [replace(answer(), making=Making(usage=usage)) for usage in (Usage(900, 100, 0.25), Usage(80, 20, 0.75))]
    score = COST.measure([answering(ANSWERABLE, one) for one in (*asked, answer())])
    assert score is not None
    assert (score.value, score.n) == (0.5, 2)


def test_without_prices_nothing_is_made_up() -> None:
    assert COST.measure([answering(ANSWERABLE, replace(answer(), making=Making(usage=Usage(1, 1))))]) is None
