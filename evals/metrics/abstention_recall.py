"""abstention_recall: of the questions to abstain from, the share abstained from."""

from evals.metric import MeanMetric
from evals.metrics.abstained_rate import is_abstained

ABSTENTION_RECALL = MeanMetric(
    "abstention_recall",
    is_abstained,
    definition="Of the unanswerable questions, the share for which the subject abstains: the same figure as"
    " abstained_rate, under the name it has beside abstention_precision. A failure is no abstention.",
    source="Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), section 8.3, with abstaining"
    " as the positive class.",
)
