"""MRR: how near the top the first expected document stands."""

from evals.metric import MeanMetric
from evals.sample import Sample


def reciprocal_rank(sample: Sample) -> float | None:
    """The value for one sample; `None` where nothing is expected."""
    expected = sample.expected_documents
    if not sample.example.answerable or not expected:
        return None
    ranks = (rank for rank, document in enumerate(sample.ranked_documents, start=1) if document in expected)
    return 1 / next(ranks, float("inf"))


MRR = MeanMetric(
    "MRR",
    reciprocal_rank,
    definition="One divided by the rank of the first expected document among the distinct documents found, 0 where none"
    " is there. Over the answerable examples that name documents; whether the answer abstains does not matter.",
    source="Voorhees, The TREC-8 question answering track report, 1999.",
)
