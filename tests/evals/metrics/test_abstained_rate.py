"""How many unanswerable questions are left unanswered."""

from dataclasses import replace

from evals.metrics.abstained_rate import ABSTAINED_RATE
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering, citation


def test_saying_so_and_citing_nothing_counts_and_failing_does_not() -> None:
    samples = [
        answering(UNANSWERABLE, ABSTENTION),
        answering(UNANSWERABLE, replace(ABSTENTION, citations=(citation(1, "Thirty days"),))),
        answering(UNANSWERABLE, answer()),
        answering(UNANSWERABLE, None),
        answering(ANSWERABLE, ABSTENTION),
    ]
    score = ABSTAINED_RATE.measure(samples)
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (0.25, 4, 1)
