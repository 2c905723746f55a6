"""All scores of a run: over everything, by part of the golden set, and by part and kind of document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from evals.metric import Metric, Score
from evals.metrics.abstained_rate import ABSTAINED_RATE
from evals.metrics.abstention_auroc import NAME as ABSTENTION_AUROC
from evals.metrics.abstention_auroc import measure_abstention
from evals.metrics.answered_rate import ANSWERED_RATE
from evals.metrics.citations_resolve import CITATIONS_RESOLVE
from evals.metrics.cited_first_or_second import CITED_FIRST_OR_SECOND
from evals.metrics.document_recall import DOCUMENT_RECALL
from evals.metrics.evidence_hit import EVIDENCE_HIT
from evals.metrics.latency import ANSWER_LATENCY, SEARCH_LATENCY
from evals.metrics.leaks import LEAK_FREE, LEAKS
from evals.metrics.mrr import MRR
from evals.metrics.ndcg import NDCG
from evals.metrics.token_f1 import TOKEN_F1
from evals.sample import Sample

RETRIEVAL_METRICS: tuple[Metric, ...] = (*DOCUMENT_RECALL, NDCG, MRR, *EVIDENCE_HIT, *SEARCH_LATENCY)
ANSWER_METRICS: tuple[Metric, ...] = (
    ANSWERED_RATE,
    ABSTAINED_RATE,
    CITED_FIRST_OR_SECOND,
    CITATIONS_RESOLVE,
    LEAK_FREE,
    LEAKS,
    TOKEN_F1,
    *ANSWER_LATENCY,
)

Scores = Mapping[str, Score]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Scores by metric name; `by_set` has a key for every `tags.set` and every `tags.set/tags.kind`."""

    metrics: Scores
    by_set: Mapping[str, Scores] = field(default_factory=dict)


def score(samples: Sequence[Sample]) -> Scorecard:
    """Measure everything that was asked.

    The overall abstention figure compares questions that stand alone, those without history. A part of the golden set
    is compared with all unanswerable questions.
    """
    alone = [sample for sample in samples if not sample.example.history]
    overall = measure_abstention(_answerable(alone, True), _answerable(alone, False))
    unanswerable = _answerable(samples, False)
    groups: dict[str, list[Sample]] = {}
    for sample in samples:
        for name in _group_names(sample):
            groups.setdefault(name, []).append(sample)
    return Scorecard(
        metrics=_measure(samples, overall and replace(overall, not_scored=len(samples) - overall.n)),
        by_set={
            name: _measure(members, measure_abstention(_answerable(members, True), unanswerable))
            for name, members in sorted(groups.items())
        },
    )


def _measure(samples: Sequence[Sample], abstention: Score | None) -> Scores:
    is_asked = any(sample.is_asked for sample in samples)
    measured = {metric.name: metric.measure(samples) for metric in RETRIEVAL_METRICS}
    measured[ABSTENTION_AUROC] = abstention
    if is_asked:
        measured |= {metric.name: metric.measure(samples) for metric in ANSWER_METRICS}
    return {name: found for name, found in measured.items() if found is not None}


def _answerable(samples: Iterable[Sample], is_answerable: bool) -> list[Sample]:
    return [sample for sample in samples if sample.example.answerable is is_answerable]


def _group_names(sample: Sample) -> list[str]:
    example = sample.example
    return [example.set_name, f"{example.set_name}/{example.kind}"] if example.kind else [example.set_name]
