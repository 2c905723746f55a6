"""How sure the subject says it is, as the measures of confidence take it."""

from evals.sample import Sample


def confidence_of(sample: Sample) -> float | None:
    """The probability that the documents answer, as the subject states it; `None` where that is no probability.

    A failed answerable example has no confidence at all, a failed unanswerable one has full confidence.
    """
    stated = sample.confidence
    if stated is None:
        return 0.0 if sample.example.answerable else 1.0
    return stated if 0 <= stated <= 1 else None
