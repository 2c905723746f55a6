"""audience_correctness: whether each asker gets what they may see, and nothing else."""

from evals.example import ORDINARY_AGENT, Example
from evals.metric import MeanMetric
from evals.metrics.leaks import leaked_quotes
from evals.sample import Sample


def is_for_its_audience(sample: Sample) -> float | None:
    """1 or 0 for one sample; `None` where the example does not turn on who asks."""
    example = sample.example
    has_evidence = example.answerable and bool(example.evidence)
    if not _turns_on_asker(example) or not (has_evidence or example.must_not_show):
        return None
    if sample.answer is None or leaked_quotes(sample):
        return 0.0
    return float(not has_evidence or any(citation.has_evidence for citation in sample.citations))


def _turns_on_asker(example: Example) -> bool:
    """Whether another than an ordinary agent asks, or one who may not see something that holds now."""
    return example.audience != ORDINARY_AGENT or (bool(example.must_not_show) and example.as_of is None)


AUDIENCE_CORRECTNESS = MeanMetric(
    "audience_correctness",
    is_for_its_audience,
    definition="Of the examples that turn on who asks, because it is not an ordinary agent or because quotes of"
    " tags.must_not_show are kept from them, the share whose answer shows none of these quotes and, where the documents"
    " answer this asker, cites the evidence. An abstention is right where there is nothing for the asker; where there"
    " is, and for a failure, it scores zero.",
    source="Our own; it should be 1.",
)
