"""nDCG@10: how near the top all expected documents stand."""

from math import log2

from evals.metric import MeanMetric
from evals.sample import Sample

_DEPTH = 10


def ndcg(sample: Sample) -> float | None:
    """The value for one sample; `None` where nothing is expected."""
    expected = sample.expected_documents
    if not sample.example.answerable or not expected:
        return None
    ranked = sample.ranked_documents[:_DEPTH]
    gained = sum(_gain(rank) for rank, document in enumerate(ranked, start=1) if document in expected)
    return gained / sum(_gain(rank) for rank in range(1, min(len(expected), _DEPTH) + 1))


def _gain(rank: int) -> float:
    return 1 / log2(rank + 1)


NDCG = MeanMetric(
    "nDCG@10",
    ndcg,
    definition="How near the top the expected documents stand among the first ten distinct documents found, 1 for all"
    " on top: an expected document gains 1 / log2(rank + 1), and the sum is divided by that of the best possible"
    " ranking. Over the answerable examples that name documents; whether the answer abstains does not matter.",
    source="Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques, ACM TOIS 20(4), 2002.",
)
