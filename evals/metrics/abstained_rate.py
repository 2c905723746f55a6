"""abstained_rate: how often the subject says so where the documents do not answer."""

from evals.metric import MeanMetric
from evals.sample import Sample
from server.answering.answer import Outcome


def says_not_found(sample: Sample) -> bool:
    """Whether the answer is that the documents do not say, and cites nothing."""
    answer = sample.answer
    return answer is not None and answer.outcome is Outcome.NOT_IN_DOCUMENTS and not answer.citations


def is_abstained(sample: Sample) -> float | None:
    """1 or 0 for one sample; `None` where the documents answer."""
    return None if sample.example.answerable else float(says_not_found(sample))


ABSTAINED_RATE = MeanMetric(
    "abstained_rate",
    is_abstained,
    definition="The share of unanswerable questions for which the answer says that the documents do not tell, and cites"
    " nothing. A failure is no abstention.",
    source="The no-answer accuracy of Rajpurkar, Jia and Liang, Know what you don't know: unanswerable questions for"
    " SQuAD, ACL 2018.",
)
