"""All metrics, and all scores of a run: over everything, by part of the golden set, by part and kind of document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from evals.metric import MeanMetric, Metric, Score
from evals.metrics.abstained_rate import ABSTAINED_RATE
from evals.metrics.abstention_auroc import ABSTENTION_AUROC, measure_abstention
from evals.metrics.abstention_precision import ABSTENTION_PRECISION
from evals.metrics.abstention_recall import ABSTENTION_RECALL
from evals.metrics.answered_rate import ANSWERED_RATE
from evals.metrics.as_of_correctness import AS_OF_CORRECTNESS
from evals.metrics.audience_correctness import AUDIENCE_CORRECTNESS
from evals.metrics.brier_score import BRIER_SCORE
from evals.metrics.calibration_error import CALIBRATION_ERROR
from evals.metrics.citation_precision import CITATION_PRECISION
from evals.metrics.citation_recall import CITATION_RECALL
from evals.metrics.citations_resolve import CITATIONS_RESOLVE
from evals.metrics.cited_first_or_second import CITED_FIRST_OR_SECOND
from evals.metrics.cost import COST
from evals.metrics.document_recall import DOCUMENT_RECALL
from evals.metrics.evidence_entailment import EVIDENCE_ENTAILMENT
from evals.metrics.evidence_hit import EVIDENCE_HIT
from evals.metrics.evidence_in_reach import EVIDENCE_IN_REACH
from evals.metrics.latency import ANSWER_LATENCY, SEARCH_LATENCY
from evals.metrics.leaks import LEAK_FREE, LEAKS
from evals.metrics.mrr import MRR
from evals.metrics.ndcg import NDCG
from evals.metrics.right import RIGHT
from evals.metrics.rouge_l import ROUGE_L
from evals.metrics.semantic_similarity import semantic_similarity
from evals.metrics.span_f1 import SPAN_F1
from evals.metrics.token_f1 import TOKEN_F1
from evals.metrics.token_f1_ratio import TOKEN_F1_RATIO
from evals.metrics.tokens import TOKENS
from evals.sample import Sample

METRIC_GROUPS: Mapping[str, tuple[Metric, ...]] = {
    "What a gate guards first": (RIGHT, EVIDENCE_IN_REACH),
    "Finding": (*DOCUMENT_RECALL, NDCG, MRR, *EVIDENCE_HIT),
    "Answering and abstaining": (ANSWERED_RATE, ABSTAINED_RATE, ABSTENTION_PRECISION, ABSTENTION_RECALL),
    "Confidence": (ABSTENTION_AUROC, CALIBRATION_ERROR, BRIER_SCORE),
    "Citing": (
        CITED_FIRST_OR_SECOND,
        CITATION_PRECISION,
        CITATION_RECALL,
        SPAN_F1,
        CITATIONS_RESOLVE,
        EVIDENCE_ENTAILMENT,
    ),
    "Likeness to the reference answer": (TOKEN_F1, TOKEN_F1_RATIO, ROUGE_L, semantic_similarity()),
    "The right version for the right people": (AS_OF_CORRECTNESS, AUDIENCE_CORRECTNESS, LEAK_FREE, LEAKS),
    "Time and cost": (*SEARCH_LATENCY, *ANSWER_LATENCY, TOKENS, COST),
}
"""Every metric that needs no judge, by what it is about."""

ALL_METRICS: tuple[Metric, ...] = tuple(metric for group in METRIC_GROUPS.values() for metric in group)
RETRIEVAL_METRICS: tuple[Metric, ...] = (EVIDENCE_IN_REACH, *METRIC_GROUPS["Finding"], *SEARCH_LATENCY)
CONFIDENCE_METRICS: tuple[Metric, ...] = METRIC_GROUPS["Confidence"]
ANSWER_METRICS: tuple[Metric, ...] = tuple(
    metric for metric in ALL_METRICS if metric not in {RIGHT, *RETRIEVAL_METRICS, *CONFIDENCE_METRICS}
)

Scores = Mapping[str, Score]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Scores by metric name; `by_set` has a key for every `tags.set` and every `tags.set/tags.kind`."""

    metrics: Scores
    by_set: Mapping[str, Scores] = field(default_factory=dict)


def metric_named(name: str) -> Metric | None:
    """The metric of this name; `None` where none needs no judge and is called so."""
    return next((metric for metric in ALL_METRICS if metric.name == name), None)


def score(samples: Sequence[Sample], more: Sequence[Metric] = ()) -> Scorecard:
    """Measure everything that was asked, with `more` metrics, which go before others of the same name.

    The overall abstention figure compares questions that stand alone, those without history. A part of the golden set
    is compared with all unanswerable questions.
    """
    metrics = _wanted(samples, more)
    unanswerable = _answerable(samples, False)
    groups: dict[str, list[Sample]] = {}
    for sample in samples:
        for name in _group_names(sample):
            groups.setdefault(name, []).append(sample)
    by_set: dict[str, Scores] = {}
    for name, members in sorted(groups.items()):
        whole = name.rpartition("/")[0]
        if groups.get(whole) == members:
            by_set[name] = by_set[whole]
        else:
            abstention = measure_abstention(_answerable(members, True), unanswerable)
            by_set[name] = _measure(members, metrics, abstention)
    return Scorecard(_measure(samples, metrics, ABSTENTION_AUROC.measure(samples)), by_set)


def _wanted(samples: Sequence[Sample], more: Sequence[Metric]) -> Sequence[Metric]:
    is_asked = any(sample.is_asked for sample in samples)
    of_all = {metric.name for metric in (*RETRIEVAL_METRICS, *CONFIDENCE_METRICS)}
    wanted = {metric.name: metric for metric in ALL_METRICS if is_asked or metric.name in of_all}
    wanted |= {metric.name: metric for metric in more}
    return [_remembering(metric, samples) if isinstance(metric, MeanMetric) else metric for metric in wanted.values()]


def _remembering(metric: MeanMetric, samples: Sequence[Sample]) -> MeanMetric:
    """The same metric, which looks at each of these samples once, though it stands in several parts."""
    values = {id(sample): metric.value_of(sample) for sample in samples}
    return replace(metric, raw_value_of=lambda sample: values[id(sample)])


def _measure(samples: Sequence[Sample], metrics: Sequence[Metric], abstention: Score | None) -> Scores:
    measured = {
        metric.name: abstention if metric is ABSTENTION_AUROC else metric.measure(samples) for metric in metrics
    }
    return {name: found for name, found in measured.items() if found is not None}


def _answerable(samples: Iterable[Sample], is_answerable: bool) -> list[Sample]:
    return [sample for sample in samples if sample.example.answerable is is_answerable]


def _group_names(sample: Sample) -> list[str]:
    example = sample.example
    return [example.set_name, f"{example.set_name}/{example.kind}"] if example.kind else [example.set_name]
