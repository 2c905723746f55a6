"""Scores are told over everything and by part."""

from dataclasses import replace

from evals.scorecard import ANSWER_METRICS, RETRIEVAL_METRICS, score
from server.answering.question import Role, Turn
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering, ranking

FOLLOW_UP = replace(ANSWERABLE, history=(Turn(Role.USER, "Hello"),), tags={"set": "multi_turn", "kind": "product"})


def test_a_part_has_its_own_scores_and_so_has_its_part_of_a_kind() -> None:
    product = replace(ANSWERABLE, tags={"set": "plain", "kind": "product"})
    samples = [answering(ANSWERABLE, answer()), answering(product, ABSTENTION), answering(UNANSWERABLE, ABSTENTION)]
    scorecard = score(samples)
    assert set(scorecard.by_set) == {
        "plain",
        "plain/policy",
        "plain/product",
        "unanswerable",
        "unanswerable/policy",
    }
    assert scorecard.metrics["answered_rate"].value == 0.5
    assert scorecard.by_set["plain/policy"]["answered_rate"].value == 1
    assert "answered_rate" not in scorecard.by_set["unanswerable"]
    assert scorecard.by_set["unanswerable"]["abstained_rate"].value == 1


def test_abstention_overall_is_between_questions_that_stand_alone() -> None:
    samples = [
        answering(ANSWERABLE, answer(confidence=0.9)),
        answering(FOLLOW_UP, answer(confidence=0.05)),
        answering(UNANSWERABLE, ABSTENTION),
    ]
    scorecard = score(samples)
    overall = scorecard.metrics["abstention_auroc"]
    assert (overall.value, overall.n, overall.not_scored) == (1, 2, 1)
    assert scorecard.by_set["multi_turn"]["abstention_auroc"].value == 0
    assert "abstention_auroc" not in scorecard.by_set["unanswerable"]


def test_retrieval_alone_has_no_scores_of_answers() -> None:
    names = set(score([ranking(ANSWERABLE, "/docs/a.txt", evidence_at=1)]).metrics)
    assert names <= {metric.name for metric in RETRIEVAL_METRICS}
    assert not names & {metric.name for metric in ANSWER_METRICS}


def test_names_are_those_of_the_interface() -> None:
    samples = [answering(ANSWERABLE, answer()), answering(UNANSWERABLE, ABSTENTION)]
    assert {
        "document_recall@5",
        "document_recall@10",
        "nDCG@10",
        "MRR",
        "evidence_hit@1",
        "evidence_hit@5",
        "evidence_hit@10",
        "abstention_auroc",
    } <= set(score(samples).metrics)


def test_the_order_of_the_samples_does_not_matter() -> None:
    guarded = replace(ANSWERABLE, must_not_show=("Thirty",))
    samples = [
        ranking(ANSWERABLE, "/docs/b.txt", "/docs/a.txt", evidence_at=2),
        answering(guarded, answer()),
        answering(FOLLOW_UP, None),
        replace(answering(UNANSWERABLE, ABSTENTION), answer_seconds=0.2),
    ]
    assert score(samples) == score(samples[::-1])
