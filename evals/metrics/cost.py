"""cost: what a language model charged for an answer."""

from evals.metric import MeanMetric, Unit
from evals.sample import Sample


def money_spent(sample: Sample) -> float | None:
    """The amount for one sample; `None`, because no answer says it yet."""
    # TODO [2027-03]: work it out from the tokens and the prices in the settings once answers say what they used.
    return None


COST = MeanMetric(
    "cost",
    money_spent,
    definition="What the language model charged, on average over the answers that one wrote, in the currency of the"
    " prices. Abstentions count with what they used; an answer without a language model and a failure are not scored.",
    source="Our own; tokens times the provider's price.",
    is_higher_better=False,
    unit=Unit.MONEY,
)
