"""tokens: how many tokens a language model read and wrote for an answer."""

from evals.metric import MeanMetric, Unit
from evals.sample import Sample


def tokens_used(sample: Sample) -> float | None:
    """The number for one sample; `None` where no language model was asked."""
    usage = sample.answer.making.usage if sample.answer else None
    return usage.tokens if usage else None


TOKENS = MeanMetric(
    "tokens",
    tokens_used,
    definition="How many tokens the language model read and wrote, on average over the answers that one was asked for,"
    " also where nothing of it was shown; an answer without a language model and a failure are not scored.",
    source="Our own; the counts are the provider's.",
    is_higher_better=False,
    unit=Unit.TOKENS,
)
