"""evidence_in_reach: whether what answers a question can be found at all."""

from evals.cited_evidence import cited_near_evidence, holds_evidence
from evals.metric import MeanMetric
from evals.sample import Sample


def is_in_reach(sample: Sample) -> float | None:
    """1 or 0 for one sample; `None` where no evidence is known."""
    if not sample.example.answerable or not sample.example.evidence:
        return None
    if not any(passage.has_evidence for passage in sample.passages):
        return 0.0
    near = cited_near_evidence(sample)
    return float(not near or any(holds_evidence(citation, sample) for citation in near))


EVIDENCE_IN_REACH = MeanMetric(
    "evidence_in_reach",
    is_in_reach,
    definition="The share of questions for which any of the retrieved passages, commonly fifty, overlaps an evidence"
    " span; where the quote stands in no indexed version any more, one that resembles it does, unless the answer cites"
    " it with other figures. Over the answerable examples with evidence. It hardly moves with the order of what is"
    " found; it falls when documents are lost, hidden, out of force or altered.",
    source="Our own; evidence_hit at the depth of the whole search.",
)
