"""citations_resolve: whether citations say what their documents say."""

from evals.answer_text import ABSTAINING
from evals.metric import MeanMetric
from evals.sample import Sample


def do_citations_resolve(sample: Sample) -> float | None:
    """1 or 0 for one sample; `None` where there is rightly nothing to resolve."""
    if sample.answer is None:
        return 0.0
    if not sample.citations:
        return None if sample.answer.outcome in ABSTAINING else 0.0
    return float(all(citation.resolves for citation in sample.citations))


CITATIONS_RESOLVE = MeanMetric(
    "citations_resolve",
    do_citations_resolve,
    definition="The share of answers in which every citation's quote is what its version says at its span. An answer"
    " that cites nothing scores zero, an abstention is not scored, a failure scores zero.",
    source="Our own; it must be 1, because the server promises it.",
)
