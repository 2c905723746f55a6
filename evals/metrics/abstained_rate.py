"""abstained_rate: the share of unanswerable questions for which the answer says so and cites nothing.

Source: the no-answer accuracy of Rajpurkar, Jia and Liang, Know what you don't know: unanswerable questions for SQuAD,
ACL 2018.
"""

from evals.metric import MeanMetric
from evals.sample import Sample
from server.answering.answer import Outcome


def is_abstained(sample: Sample) -> float | None:
    """1 or 0 for one sample; `None` where the documents answer."""
    if sample.example.answerable:
        return None
    answer = sample.answer
    return float(answer is not None and answer.outcome is Outcome.NOT_IN_DOCUMENTS and not answer.citations)


ABSTAINED_RATE = MeanMetric("abstained_rate", is_abstained)
