"""tokens: how many tokens a language model read and wrote for an answer."""

from evals.metric import MeanMetric, Unit
from evals.sample import Sample


def tokens_used(sample: Sample) -> float | None:
    """The number for one sample; `None`, because no answer says it yet."""
    # TODO [2027-03]: read it from the answer once answers by a language model say what they used.
    return None


TOKENS = MeanMetric(
    "tokens",
    tokens_used,
    definition="How many tokens the language model read and wrote, on average over the answers that one wrote."
    " Abstentions count with what they used; an answer without a language model and a failure are not scored.",
    source="Our own; the counts are the provider's.",
    is_higher_better=False,
    unit=Unit.TOKENS,
)
