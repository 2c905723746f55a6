"""Tokens have a name before there are any."""

from evals.metrics.tokens import TOKENS
from tests.evals.examples import ANSWERABLE, answer, answering


def test_an_answer_without_a_language_model_is_not_scored() -> None:
    assert TOKENS.measure([answering(ANSWERABLE, answer()), answering(ANSWERABLE, None)]) is None
    assert not TOKENS.is_higher_better
