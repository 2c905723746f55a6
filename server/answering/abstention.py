"""Decides whether the documents answer a question at all.

The confidence is a logistic regression over what was noticed. Its coefficients were fitted on the sample company and on
those questions of `support-bench` that the embedding model was not adapted on, together, by
`evals/training/abstention.py`, which prints them and what each threshold would do; the threshold is where answering
what can be answered and abstaining from the rest are, over both, about equally right.
"""

import math

from pydantic import BaseModel, ConfigDict

from server.answering.question import Question
from server.retrieval.retrieval import Signals


class AbstentionSettings(BaseModel):
    """Coefficients of the confidence and where it begins to be enough."""

    model_config = ConfigDict(frozen=True)

    intercept: float = -6.25
    top_similarity: float = 11.91
    lexical_score: float = 1.19
    covered_weight: float = 2.42
    searched: float = -0.51
    statement_similarity: float = 2.47
    threshold: float = 0.45
    follow_up_threshold: float = 0.1
    """For a question in a conversation: its own words are few. Golden sets hold too few unanswerable ones to fit it;
    so six of seven answerable follow-ups of `support-bench` are answered."""

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
        + settings.searched * signals.searched
        + settings.statement_similarity * signals.statement_similarity
    )
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, evidence))))
