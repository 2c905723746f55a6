"""span_f1: how exactly the cited spans are the evidence."""

from evals.evidence_overlap import overlap_of
from evals.metric import MeanMetric
from evals.sample import Sample


def span_f1(sample: Sample) -> float | None:
    """The value for one sample; `None` where no evidence is known."""
    if not sample.example.answerable or not sample.example.evidence:
        return None
    overlap = overlap_of(sample)
    both = overlap.precision + overlap.recall
    return 2 * overlap.precision * overlap.recall / both if both else 0.0


SPAN_F1 = MeanMetric(
    "span_f1",
    span_f1,
    definition="How exactly the cited spans are the evidence spans: the share of the cited letters and digits that is"
    " evidence and the share of those of the evidence that is cited, as their harmonic mean; white space, punctuation"
    " and case do not count, and what two citations or two quotes share counts once. Over the answerable examples with"
    " evidence; who abstains or fails there cites nothing and scores zero.",
    source="The span overlap of Rajpurkar et al., SQuAD, EMNLP 2016, in letters instead of words; DeYoung et al.,"
    " ERASER: a benchmark to evaluate rationalized NLP models, ACL 2020.",
)
