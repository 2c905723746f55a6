"""cited_first_or_second: whether the citations an agent reads hold the evidence."""

from evals.metric import MeanMetric
from evals.sample import Sample

_READ = 2


def is_cited_early(sample: Sample) -> float | None:
    """1 or 0 for one sample; `None` where no evidence is known."""
    if not sample.example.answerable or not sample.example.evidence:
        return None
    return float(any(citation.has_evidence for citation in sample.citations[:_READ]))


CITED_FIRST_OR_SECOND = MeanMetric(
    "cited_first_or_second",
    is_cited_early,
    definition="The share of questions where the first or second citation overlaps an evidence span; two, because that"
    " is what an agent reads before deciding. Over the answerable examples with evidence; who abstains or fails there"
    " cites nothing and scores zero.",
    source="Our own; the citation recall of Gao et al., Enabling large language models to generate text with citations,"
    " EMNLP 2023, with annotated spans in place of an entailment model.",
)
