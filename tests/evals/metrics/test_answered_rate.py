"""How many answerable questions get an answer."""

from evals.metrics.answered_rate import ANSWERED_RATE
from server.answering.answer import Outcome
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering


def test_whole_and_partial_answers_count_and_failures_do_not() -> None:
    samples = [
        answering(ANSWERABLE, answer()),
        answering(ANSWERABLE, answer(outcome=Outcome.PARTLY_ANSWERED)),
        answering(ANSWERABLE, ABSTENTION),
        answering(ANSWERABLE, None),
        answering(UNANSWERABLE, answer()),
    ]
    score = ANSWERED_RATE.measure(samples)
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (0.5, 4, 1)
