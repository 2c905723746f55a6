"""citation_recall: how many pieces of the evidence are cited."""

from evals.evidence_overlap import overlap_of
from evals.metric import MeanMetric
from evals.sample import Sample


def recall(sample: Sample) -> float | None:
    """The share for one sample; `None` where no evidence is known."""
    if not sample.example.answerable or not sample.example.evidence:
        return None
    overlap = overlap_of(sample)
    return overlap.pieces_met / overlap.pieces


CITATION_RECALL = MeanMetric(
    "citation_recall",
    recall,
    definition="The share of the pieces of evidence that a citation of the answer overlaps. Over the answerable"
    " examples with evidence; who abstains or fails there cites nothing and scores zero.",
    source="The citation recall of Gao et al., Enabling large language models to generate text with citations, EMNLP"
    " 2023, with annotated spans in place of an entailment model.",
)
