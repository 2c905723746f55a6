"""Whether the citation an agent reads holds the evidence."""

import pytest

from evals.metrics.cited_first_or_second import CITED_FIRST_OR_SECOND, is_cited_early
from evals.sample import CheckedCitation
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering

GOOD = CheckedCitation(1, has_evidence=True, resolves=True)
POOR = CheckedCitation(2, has_evidence=False, resolves=True)


@pytest.mark.parametrize(
    ("citations", "value"),
    [((GOOD,), 1), ((POOR, GOOD), 1), ((POOR, POOR, GOOD), 0), ((), 0)],
)
def test_only_the_first_two_citations_count(citations: tuple[CheckedCitation, ...], value: float) -> None:
    assert is_cited_early(answering(ANSWERABLE, answer(), *citations)) == value


def test_abstentions_and_failures_score_zero() -> None:
    samples = [
        answering(ANSWERABLE, answer(), GOOD),
        answering(ANSWERABLE, ABSTENTION),
        answering(ANSWERABLE, None),
        answering(UNANSWERABLE, answer(), GOOD),
    ]
    score = CITED_FIRST_OR_SECOND.measure(samples)
    assert score is not None
    assert score.value == pytest.approx(1 / 3)
    assert (score.n, score.not_scored) == (3, 1)
