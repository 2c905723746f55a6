"""Whether each asker gets what they may see, and nothing else."""

from dataclasses import replace

import pytest

from evals.metrics.audience_correctness import AUDIENCE_CORRECTNESS, is_for_its_audience
from evals.sample import CheckedCitation
from tests.evals.examples import ABSTENTION, ANSWERABLE, NOON, UNANSWERABLE, answer, answering

FRAUD_DESK = replace(ANSWERABLE, audience=frozenset({"staff", "fraud-desk"}))
KEPT_FROM_AGENTS = replace(UNANSWERABLE, must_not_show=("Waive the fee.",))
GOOD = CheckedCitation(1, has_evidence=True, resolves=True)
POOR = CheckedCitation(1, has_evidence=False, resolves=True)


def test_who_may_see_the_evidence_gets_it() -> None:
    assert is_for_its_audience(answering(FRAUD_DESK, answer(), GOOD)) == 1
    assert is_for_its_audience(answering(FRAUD_DESK, answer(), POOR)) == 0
    assert is_for_its_audience(answering(FRAUD_DESK, ABSTENTION)) == 0


def test_who_may_not_see_something_does_not() -> None:
    assert is_for_its_audience(answering(KEPT_FROM_AGENTS, ABSTENTION)) == 1
    assert is_for_its_audience(answering(KEPT_FROM_AGENTS, answer("Waive the fee. [1]"))) == 0


def test_only_examples_that_turn_on_the_asker_count() -> None:
    samples = [
        answering(FRAUD_DESK, answer(), GOOD),
        answering(FRAUD_DESK, None),
        answering(KEPT_FROM_AGENTS, ABSTENTION),
        answering(ANSWERABLE, answer(), GOOD),
        answering(replace(KEPT_FROM_AGENTS, as_of=NOON), ABSTENTION),
        answering(replace(UNANSWERABLE, audience=FRAUD_DESK.audience), ABSTENTION),
    ]
    score = AUDIENCE_CORRECTNESS.measure(samples)
    assert score is not None
    assert score.value == pytest.approx(2 / 3)
    assert (score.n, score.not_scored) == (3, 3)
