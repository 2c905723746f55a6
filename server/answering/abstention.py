"""Decides whether the documents answer a question at all.

The confidence is a logistic regression over what retrieval noticed. Its coefficients and the threshold were fitted on
the golden examples of `support-bench` by `evals/training/abstention.py`, which prints them.
"""

import math

from pydantic import BaseModel, ConfigDict

from server.retrieval.retrieval import Signals


class AbstentionSettings(BaseModel):
    """Coefficients of the confidence and where it begins to be enough."""

    model_config = ConfigDict(frozen=True)

    intercept: float = -9.28
    top_similarity: float = 3.35
    lexical_score: float = 0.81
    covered_weight: float = 3.83
    length: float = 2.32
    threshold: float = 0.45


def confidence(signals: Signals, settings: AbstentionSettings) -> float:
    """The probability that the documents answer, between 0 and 1."""
    evidence = (
        settings.intercept
        + settings.top_similarity * signals.top_similarity
        + settings.lexical_score * signals.lexical_score
        + settings.covered_weight * signals.covered_weight
        + settings.length * signals.length
    )
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, evidence))))
