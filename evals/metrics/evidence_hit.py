"""evidence_hit@k: whether a passage with the evidence was found."""

from functools import partial

from evals.metric import MeanMetric
from evals.sample import Sample


def evidence_hit(sample: Sample, k: int) -> float | None:
    """1 or 0 for one sample; `None` where no evidence is known."""
    if not sample.example.answerable or not sample.example.evidence:
        return None
    return float(any(passage.has_evidence for passage in sample.passages[:k]))


EVIDENCE_HIT = tuple(
    MeanMetric(
        f"evidence_hit@{k}",
        partial(evidence_hit, k=k),
        definition=f"The share of questions for which {f'one of the first {k} passages' if k > 1 else 'the first one'}"
        " found overlaps an evidence span. Over the answerable examples with evidence; whether the answer abstains does"
        " not matter. It depends on the length of the passages: state that with every figure.",
        source="The answer recall of Karpukhin et al., Dense passage retrieval for open-domain question answering,"
        " EMNLP 2020, with annotated spans in place of answer strings.",
    )
    for k in (1, 5, 10)
)
