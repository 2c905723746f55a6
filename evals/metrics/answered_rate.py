"""answered_rate: how often the subject answers where the documents do."""

from evals.metric import MeanMetric
from evals.sample import Sample
from server.answering.answer import Outcome

_ANSWERED = frozenset({Outcome.ANSWERED, Outcome.PARTLY_ANSWERED})


def is_answered(sample: Sample) -> float | None:
    """1 or 0 for one sample; `None` where the documents do not answer."""
    if not sample.example.answerable:
        return None
    return float(sample.answer is not None and sample.answer.outcome in _ANSWERED)


ANSWERED_RATE = MeanMetric(
    "answered_rate",
    is_answered,
    definition="The share of answerable questions that got an answer, whole or in part, right or wrong. Its counterpart"
    " is abstained_rate; either alone can be made perfect by always or never answering.",
    source="The coverage of El-Yaniv and Wiener, On the foundations of noise-free selective classification, JMLR 11,"
    " 2010.",
)
