"""Whether citations say what their documents say."""

from evals.metrics.citations_resolve import CITATIONS_RESOLVE, do_citations_resolve
from evals.sample import CheckedCitation
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering

TRUE = CheckedCitation(1, has_evidence=False, resolves=True)
FALSE = CheckedCitation(2, has_evidence=True, resolves=False)


def test_one_false_citation_spoils_the_answer() -> None:
    assert do_citations_resolve(answering(ANSWERABLE, answer(), TRUE, TRUE)) == 1
    assert do_citations_resolve(answering(ANSWERABLE, answer(), TRUE, FALSE)) == 0


def test_an_answer_without_citations_and_a_failure_score_zero_and_an_abstention_nothing() -> None:
    samples = [
        answering(ANSWERABLE, answer(), TRUE),
        answering(ANSWERABLE, answer()),
        answering(UNANSWERABLE, None),
        answering(UNANSWERABLE, answer(), TRUE),
        answering(UNANSWERABLE, ABSTENTION),
    ]
    score = CITATIONS_RESOLVE.measure(samples)
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (0.5, 4, 1)
