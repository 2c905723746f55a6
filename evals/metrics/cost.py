"""cost: what a language model charged for an answer."""

from evals.metric import MeanMetric, Unit
from evals.sample import Sample


def money_spent(sample: Sample) -> float | None:
    """The amount for one sample; `None` where no language model was asked, or its prices are not set."""
    usage = sample.answer.making.usage if sample.answer else None
    return usage.cost if usage else None


COST = MeanMetric(
    "cost",
    money_spent,
    definition="What the language model charged, on average over the answers that one was asked for, in the currency of"
    " the prices, also where nothing of it was shown; an answer without a language model and a failure are not scored.",
    source="Our own; tokens times the provider's price.",
    is_higher_better=False,
    unit=Unit.MONEY,
)
