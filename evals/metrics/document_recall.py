"""document_recall@k: the share of the expected documents that are among the first k distinct documents.

A document stands at the rank of its first passage. Averaged over the answerable examples that name documents.
Source: Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), section 8.4.
"""

from functools import partial

from evals.metric import MeanMetric
from evals.sample import Sample


def document_recall(sample: Sample, k: int) -> float | None:
    """The share for one sample; `None` where nothing is expected."""
    expected = sample.expected_documents
    if not sample.example.answerable or not expected:
        return None
    return len(expected.intersection(sample.ranked_documents[:k])) / len(expected)


DOCUMENT_RECALL = tuple(MeanMetric(f"document_recall@{k}", partial(document_recall, k=k)) for k in (5, 10))
