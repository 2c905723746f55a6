"""How many abstentions were right."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import precision_score

from evals.metrics.abstention_precision import ABSTENTION_PRECISION
from server.answering.answer import Outcome
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering


def test_abstentions_count_and_answers_do_not() -> None:
    samples = [
        answering(UNANSWERABLE, ABSTENTION),
        answering(UNANSWERABLE, ABSTENTION),
        answering(ANSWERABLE, ABSTENTION),
        answering(UNANSWERABLE, answer()),
        answering(ANSWERABLE, answer()),
        answering(ANSWERABLE, answer(outcome=Outcome.NEEDS_CLARIFICATION)),
    ]
    score = ABSTENTION_PRECISION.measure(samples)
    assert score is not None
    assert score.value == pytest.approx(2 / 3)
    assert (score.n, score.not_scored) == (3, 3)


def test_a_failure_where_the_documents_answer_is_a_wrong_abstention() -> None:
    score = ABSTENTION_PRECISION.measure([answering(ANSWERABLE, None), answering(UNANSWERABLE, None)])
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (0, 1, 1)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=30))
def test_it_agrees_with_scikit_learn(asked: list[tuple[bool, bool]]) -> None:
    samples = [
        answering(replace(ANSWERABLE, answerable=answerable), ABSTENTION if abstains else answer())
        for answerable, abstains in asked
    ]
    score = ABSTENTION_PRECISION.measure(samples)
    if not any(abstains for _, abstains in asked):
        assert score is None
        return
    value = precision_score([not answerable for answerable, _ in asked], [abstains for _, abstains in asked])
    assert score is not None
    assert score.value == pytest.approx(value, abs=1e-9)
