"""brier_score: how far stated confidence is from the truth, question by question."""

from evals.confidence import confidence_of
from evals.metric import MeanMetric
from evals.sample import Sample


def squared_error(sample: Sample) -> float | None:
    """The value for one sample; `None` where its confidence is no probability."""
    confidence = confidence_of(sample)
    return None if confidence is None else (confidence - float(sample.example.answerable)) ** 2


BRIER_SCORE = MeanMetric(
    "brier_score",
    squared_error,
    definition="The mean squared difference between confidence and the truth, which is 1 for answerable and 0 for"
    " unanswerable questions: 0 is perfect, 0.25 is what always saying 0.5 gets. Over all examples, answered or not; a"
    " failure scores 1.",
    source="Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78(1), 1950.",
    is_higher_better=False,
)
