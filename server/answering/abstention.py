"""Decides whether the documents answer a question at all.

The confidence is a logistic regression over what was noticed (Platt 1999, "Probabilistic outputs for support vector
machines", for its calibration). Its coefficients were fitted by `evals/training/abstention.py` on the sample company
and on `support-bench`: first so that both, and in each the questions with and without an answer, count the same; then
stretched and shifted so that over the same questions as they come, where more than nine in ten can be answered, 80 %
means that eight in ten are. There the questions that stand alone were also put behind the conversations of others. The
threshold is where answering what can be answered and abstaining from the rest are, over both, about equally right.
"""

import math
from dataclasses import fields

from pydantic import BaseModel, ConfigDict

from server.answering.question import Question
from server.retrieval.retrieval import Signals


class AbstentionSettings(BaseModel):
    """A coefficient for every signal, and the confidence from which on a question is answered."""

    model_config = ConfigDict(frozen=True)

    intercept: float = -7.258
    top_similarity: float = 7.765
    lexical_score: float = 1.687
    covered_weight: float = 1.813
    searched: float = -0.279
    statement_similarity: float = 2.222
    lexical_total: float = -0.058
    question_length: float = 1.591
    follow_up: float = 6.376
    threshold: float = 0.75
    follow_up_threshold: float = 0.85
    """For a question that goes on with a conversation. Golden sets hold too few of these that nothing answers to fit
    it: it only keeps back the least likely ones."""
    some: float = 0.45
    """From here on what is found for one need of a long message is shown, as a part of the answer."""

    def enough(self, question: Question) -> float:
        """The least confidence with which this question is answered."""
        return self.follow_up_threshold if question.history else self.threshold


def confidence(signals: Signals, settings: AbstentionSettings) -> float:
    """The probability that the documents answer, between 0 and 1."""
    evidence = settings.intercept + sum(
        getattr(settings, signal.name) * getattr(signals, signal.name) for signal in fields(signals)
    )
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, evidence))))


def weights(settings: AbstentionSettings) -> dict[str, float]:
    """What each signal is multiplied by, with the `intercept`, which counts whatever was noticed: for the receipt."""
    return {name: getattr(settings, name) for name in ("intercept", *(signal.name for signal in fields(Signals)))}
