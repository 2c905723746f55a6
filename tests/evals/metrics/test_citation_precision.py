"""How many citations point to the evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import precision_score

from evals.metrics.citation_precision import CITATION_PRECISION, precision
from evals.sample import CheckedCitation
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering

GOOD = CheckedCitation(1, has_evidence=True, resolves=True)
POOR = CheckedCitation(2, has_evidence=False, resolves=True)


def test_it_is_the_share_of_the_citations() -> None:
    assert precision(answering(ANSWERABLE, answer(), GOOD, POOR, POOR)) == pytest.approx(1 / 3)


def test_abstentions_are_not_scored_and_answers_without_citations_and_failures_score_zero() -> None:
    samples = [
        answering(ANSWERABLE, answer(), GOOD),
        answering(ANSWERABLE, answer()),
        answering(ANSWERABLE, None),
        answering(ANSWERABLE, ABSTENTION),
        answering(UNANSWERABLE, answer(), POOR),
    ]
    score = CITATION_PRECISION.measure(samples)
    assert score is not None
    assert score.value == pytest.approx(1 / 3)
    assert (score.n, score.not_scored) == (3, 2)


@given(st.lists(st.booleans(), min_size=1))
def test_it_agrees_with_scikit_learn(hits: list[bool]) -> None:
    cited = [CheckedCitation(number, has_evidence=hit, resolves=True) for number, hit in enumerate(hits)]
    value = precision_score(hits, [True] * len(hits))
    assert precision(answering(ANSWERABLE, answer(), *cited)) == pytest.approx(value, abs=1e-9)
