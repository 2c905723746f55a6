"""Scores are told over everything and by part."""

import math
from dataclasses import replace

import pytest

from evals.metric import Metric
from evals.metrics.right import RIGHT
from evals.metrics.semantic_similarity import semantic_similarity
from evals.scorecard import (
    ALL_METRICS,
    ANSWER_METRICS,
    CONFIDENCE_METRICS,
    METRIC_GROUPS,
    RETRIEVAL_METRICS,
    metric_named,
    score,
)
from ingest.index.embedders.hashing import HashingEmbedder
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
    assert names <= {metric.name for metric in (*RETRIEVAL_METRICS, *CONFIDENCE_METRICS)}
    assert not names & {metric.name for metric in (RIGHT, *ANSWER_METRICS)}


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


@pytest.mark.parametrize("metric", ALL_METRICS, ids=lambda metric: metric.name)
def test_every_metric_says_what_it_means_and_where_that_comes_from(metric: Metric) -> None:
    assert metric.definition.endswith(".")
    assert len(metric.definition.split()) >= 8
    assert metric.source.endswith(".")
    assert metric_named(metric.name) is metric


def test_every_metric_stands_in_one_group_and_one_kind() -> None:
    names = [metric.name for metric in ALL_METRICS]
    assert len(names) == len(set(names)) == sum(map(len, METRIC_GROUPS.values()))
    kinds = [metric.name for metric in (RIGHT, *RETRIEVAL_METRICS, *CONFIDENCE_METRICS, *ANSWER_METRICS)]
    assert sorted(kinds) == sorted(names)
    assert metric_named("applause") is None


def test_a_failure_counts_as_badly_as_it_can_and_is_never_left_out() -> None:
    moment = ABSTENTION.as_of
    whole = replace(ANSWERABLE, must_not_show=("Secret",), as_of=moment, audience=frozenset({"lead"}))
    for example in (whole, replace(whole, answerable=False)):
        failed = score([answering(example, None)]).metrics
        shares = {name: found.value for name, found in failed.items() if not name.endswith("_ms") and name != "leaks"}
        badly = {"brier_score", "calibration_error"}
        assert {name for name, value in shares.items() if value not in (0, 1)} == set()
        assert {name for name, value in shares.items() if value == 1} == badly & set(shares)
        assert all(found.n == 1 for found in failed.values())


def test_repeats_are_averaged_over_everything_and_by_part() -> None:
    first = [answering(ANSWERABLE, answer()), answering(UNANSWERABLE, ABSTENTION)]
    second = [answering(ANSWERABLE, ABSTENTION), answering(UNANSWERABLE, ABSTENTION)]
    scorecard = score([*first, *(replace(sample, repeat=1) for sample in second)])
    for scores in (scorecard.metrics, scorecard.by_set["plain"], scorecard.by_set["plain/policy"]):
        answered = scores["answered_rate"]
        assert (answered.value, answered.n) == (0.5, 1)
        assert answered.spread == pytest.approx(math.sqrt(0.5))
    auroc = scorecard.metrics["abstention_auroc"]
    # Confidence 0.9 against 0.1 in the first repeat, 0.1 against 0.1 in the second.
    assert (auroc.value, auroc.n, auroc.not_scored) == (0.75, 2, 0)
    assert scorecard.metrics["answer_p50_ms"].spread == 0


def test_further_metrics_are_measured_and_go_before_their_namesakes() -> None:
    samples = [answering(ANSWERABLE, answer("Thirty days. [1]"))]
    assert "semantic_similarity" not in score(samples).metrics
    scorecard = score(samples, more=[semantic_similarity(HashingEmbedder())])
    assert scorecard.metrics["semantic_similarity"].value == pytest.approx(1)
    assert scorecard.by_set["plain/policy"]["semantic_similarity"].n == 1


def test_a_set_whose_name_begins_like_another_has_scores_of_its_own() -> None:
    inner = replace(ANSWERABLE, id="returns-2", tags={"set": "plain/old"})
    scorecard = score([answering(ANSWERABLE, answer()), answering(inner, ABSTENTION)])
    assert scorecard.by_set["plain"]["answered_rate"].value == 1
    assert scorecard.by_set["plain/old"]["answered_rate"].value == 0
