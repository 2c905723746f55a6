"""How surely an approved answer fits a question.

The probability is a logistic regression over what speaks for it. Its coefficients were fitted by
`evals/training/exemplars.py` on questions that the approved answers of the sample company answer and on near misses. At
the threshold 92 % of the offers fit, of questions written for other approved answers than were learned from, before
exceptions and contradictions withhold some of the others.
"""

import math
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict


class ExemplarSettings(BaseModel):
    """When an approved answer fits."""

    model_config = ConfigDict(frozen=True)

    intercept: float = -10.85
    asked: float = 8.75
    text: float = 5.38
    covered: float = 1.95
    agreement: float = 1.46
    first: float = 1.87
    threshold: float = 0.65
    """The least probability with which one is offered."""
    least_covered: float = 0.36
    least_agreement: float = 0.65
    considered: int = 8
    """So many of the likeliest are compared with the evidence."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for an approved answer."""

    asked: float
    """The cosine of the question with the likest that it answers."""
    text: float
    """The cosine of the question with its text."""
    covered: float
    """The share of the question's words, by rarity, that it or what it rests on contains."""
    agreement: float
    """The best score of a statement it rests on, as a share of that of the best statement found."""
    first: float
    """One divided by the rank of that statement among all that were found; 0 where none was found."""


def fits(signs: Signs, settings: ExemplarSettings) -> float:
    """The probability that it answers the question; 0 where its words or the evidence speak against it."""
    if signs.covered < settings.least_covered or signs.agreement < settings.least_agreement:
        return 0.0
    evidence = (
        settings.intercept
        + settings.asked * signs.asked
        + settings.text * signs.text
        + settings.covered * signs.covered
        + settings.agreement * signs.agreement
        + settings.first * signs.first
    )
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, evidence))))
