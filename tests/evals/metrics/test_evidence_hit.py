"""Passages that hold the evidence."""

from dataclasses import replace

from evals.metrics.evidence_hit import EVIDENCE_HIT, evidence_hit
from tests.evals.examples import ANSWERABLE, UNANSWERABLE, ranking


def test_evidence_in_the_second_passage_is_hit_at_five_and_not_at_one() -> None:
    sample = ranking(ANSWERABLE, "/docs/a.txt", "/docs/a.txt", evidence_at=2)
    scores = {metric.name: metric.measure([sample]) for metric in EVIDENCE_HIT}
    assert {name: score.value for name, score in scores.items() if score} == {
        "evidence_hit@1": 0,
        "evidence_hit@5": 1,
        "evidence_hit@10": 1,
    }


def test_passages_count_each_even_when_they_share_a_document() -> None:
    sample = ranking(ANSWERABLE, *["/docs/a.txt"] * 6, evidence_at=6)
    assert evidence_hit(sample, 5) == 0
    assert evidence_hit(sample, 6) == 1


def test_a_failed_search_scores_zero_and_is_not_left_out() -> None:
    hit, failed = ranking(ANSWERABLE, "/docs/a.txt", evidence_at=1), ranking(ANSWERABLE)
    score = EVIDENCE_HIT[0].measure([hit, failed, ranking(UNANSWERABLE), ranking(replace(ANSWERABLE, evidence=()))])
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (0.5, 2, 2)
