"""citation_precision: how many of the citations point to the evidence."""

from evals.answer_text import ABSTAINING
from evals.metric import MeanMetric
from evals.sample import Sample


def precision(sample: Sample) -> float | None:
    """The share for one sample; `None` where no evidence is known or the answer rightly cites nothing."""
    if not sample.example.answerable or not sample.example.evidence:
        return None
    if not sample.citations:
        return None if sample.answer is not None and sample.answer.outcome in ABSTAINING else 0.0
    return sum(citation.has_evidence for citation in sample.citations) / len(sample.citations)


CITATION_PRECISION = MeanMetric(
    "citation_precision",
    precision,
    definition="The share of an answer's citations that overlap an evidence span. Over the answerable examples with"
    " evidence; an abstention cites nothing and is not scored, an answer that cites nothing and a failure score zero. A"
    " citation that supports the answer from a place the golden set does not list counts as wrong, so the figure is a"
    " lower bound.",
    source="The citation precision of Gao et al., Enabling large language models to generate text with citations, EMNLP"
    " 2023, with annotated spans in place of an entailment model.",
)
