"""Decides whether the documents answer a question at all.

The confidence is a logistic regression over what retrieval noticed. Its coefficients were fitted on `support-bench` and
the sample company together by `evals/training/abstention.py`, which prints them and what each threshold would do; the
threshold is where answering what can be answered and abstaining from the rest are, over both, about equally right.
"""

import math

from pydantic import BaseModel, ConfigDict

from server.answering.question import Question
from server.retrieval.retrieval import Signals


class AbstentionSettings(BaseModel):
    """Coefficients of the confidence and where it begins to be enough."""

    model_config = ConfigDict(frozen=True)

    intercept: float = -7.48
    top_similarity: float = 8.84
    lexical_score: float = 0.04
    covered_weight: float = 4.26
    threshold: float = 0.5
    follow_up_threshold: float = 0.1
    """For a question in a conversation: its own words are few. Golden sets hold too few unanswerable ones to fit it;
    so nine of ten answerable follow-ups of `support-bench` are answered."""

    some: float = 0.1
    """From here on what is found for one need of a long message is shown, as a part of the answer."""

    def enough(self, question: Question) -> float:
        """The least confidence with which this question is answered."""
        return self.follow_up_threshold if question.history else self.threshold


def confidence(signals: Signals, settings: AbstentionSettings) -> float:
    """The probability that the documents answer, between 0 and 1."""
    evidence = (
        settings.intercept
        + settings.top_similarity * signals.top_similarity
        + settings.lexical_score * signals.lexical_score
        + settings.covered_weight * signals.covered_weight
    )
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, evidence))))
