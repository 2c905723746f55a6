"""document_recall@k: how many of the expected documents were found."""

from functools import partial

from evals.metric import MeanMetric
from evals.sample import Sample


def document_recall(sample: Sample, k: int) -> float | None:
    """The share for one sample; `None` where nothing is expected."""
    expected = sample.expected_documents
    if not sample.example.answerable or not expected:
        return None
    return len(expected.intersection(sample.ranked_documents[:k])) / len(expected)


DOCUMENT_RECALL = tuple(
    MeanMetric(
        f"document_recall@{k}",
        partial(document_recall, k=k),
        definition=f"The share of the expected documents that are among the first {k} distinct documents found; a"
        " document stands at the rank of its first passage. Over the answerable examples that name documents; whether"
        " the answer abstains does not matter.",
        source="Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), section 8.4.",
    )
    for k in (5, 10)
)
