"""Whether a question about a moment is answered with what held then."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evals.metrics.as_of_correctness import AS_OF_CORRECTNESS, is_of_its_moment
from evals.sample import CheckedCitation
from tests.evals.examples import ABSTENTION, ANSWERABLE, NOON, UNANSWERABLE, answer, answering, citation

DAY = timedelta(days=1)
DATED = replace(ANSWERABLE, as_of=NOON)
GOOD = CheckedCitation(1, has_evidence=True, resolves=True)
POOR = CheckedCitation(1, has_evidence=False, resolves=True)
CITED = citation(1, "Thirty days")


@pytest.mark.parametrize(
    ("begins", "ends", "value"),
    [(None, None, 1), (NOON, None, 1), (NOON + DAY, None, 0), (None, NOON, 0), (NOON - DAY, NOON + DAY, 1)],
)
def test_what_is_cited_was_in_force_then(begins: object, ends: object, value: float) -> None:
    cited = replace(CITED, in_force_from=begins, in_force_to=ends)
    assert is_of_its_moment(answering(DATED, answer(citations=(cited,)), GOOD)) == value


def test_it_cites_the_evidence_and_shows_no_other_version() -> None:
    guarded = replace(DATED, must_not_show=("Fourteen days",))
    assert is_of_its_moment(answering(guarded, answer(citations=(CITED,)), GOOD)) == 1
    assert is_of_its_moment(answering(guarded, answer(citations=(CITED,)), POOR)) == 0
    assert is_of_its_moment(answering(guarded, answer("Fourteen days.", citations=(CITED,)), GOOD)) == 0


def test_abstaining_is_right_only_where_nothing_answered_then() -> None:
    nothing_then = replace(UNANSWERABLE, as_of=NOON, must_not_show=("Fourteen days",))
    samples = [
        answering(DATED, ABSTENTION),
        answering(DATED, None),
        answering(nothing_then, ABSTENTION),
        answering(ANSWERABLE, answer(), GOOD),
        answering(replace(UNANSWERABLE, as_of=NOON), ABSTENTION),
    ]
    score = AS_OF_CORRECTNESS.measure(samples)
    assert score is not None
    assert score.value == pytest.approx(1 / 3)
    assert (score.n, score.not_scored) == (3, 2)
