"""abstention_precision: of the abstentions, the share that was right."""

from evals.metric import MeanMetric
from evals.metrics.abstained_rate import says_not_found
from evals.sample import Sample


def is_rightly_abstained(sample: Sample) -> float | None:
    """1 or 0 for one abstention; `None` where the subject does not abstain.

    A failed answerable question counts as a wrong abstention: the agent got nothing although the documents answer.
    """
    if sample.answer is None and sample.example.answerable:
        return 0.0
    return float(not sample.example.answerable) if says_not_found(sample) else None


ABSTENTION_PRECISION = MeanMetric(
    "abstention_precision",
    is_rightly_abstained,
    definition="Of the questions for which the subject abstains, the share that is unanswerable indeed. Answers are not"
    " scored; a failure on an answerable question counts as a wrong abstention.",
    source="Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), section 8.3, with abstaining"
    " as the positive class.",
)
