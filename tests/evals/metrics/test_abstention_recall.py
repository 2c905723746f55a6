"""How many questions to abstain from were abstained from."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import recall_score

from evals.metrics.abstained_rate import ABSTAINED_RATE
from evals.metrics.abstention_recall import ABSTENTION_RECALL
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering


def test_a_failure_is_no_abstention_and_answerable_questions_do_not_count() -> None:
    samples = [
        answering(UNANSWERABLE, ABSTENTION),
        answering(UNANSWERABLE, None),
        answering(ANSWERABLE, ABSTENTION),
    ]
    score = ABSTENTION_RECALL.measure(samples)
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (0.5, 2, 1)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=30))
def test_it_agrees_with_scikit_learn(asked: list[tuple[bool, bool]]) -> None:
    samples = [
        answering(replace(ANSWERABLE, answerable=answerable), ABSTENTION if abstains else answer())
        for answerable, abstains in asked
    ]
    score = ABSTENTION_RECALL.measure(samples)
    assert score == ABSTAINED_RATE.measure(samples)
    if all(answerable for answerable, _ in asked):
        assert score is None
        return
    value = recall_score([not answerable for answerable, _ in asked], [abstains for _, abstains in asked])
    assert score is not None
    assert score.value == pytest.approx(value, abs=1e-9)
