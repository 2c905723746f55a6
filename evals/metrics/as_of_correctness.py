"""as_of_correctness: whether a question about a moment is answered with what held then."""

from datetime import datetime

from evals.metric import MeanMetric
from evals.metrics.leaks import leaked_quotes
from evals.sample import Sample
from server.answering.answer import Citation


def is_of_its_moment(sample: Sample) -> float | None:
    """1 or 0 for one sample; `None` where it names no moment, or nothing is known to hold or not to hold then."""
    example = sample.example
    has_evidence = example.answerable and bool(example.evidence)
    if example.as_of is None or not (has_evidence or example.must_not_show):
        return None
    if sample.answer is None or leaked_quotes(sample):
        return 0.0
    if not all(_is_in_force(citation, example.as_of) for citation in sample.answer.citations):
        return 0.0
    return float(not has_evidence or any(citation.has_evidence for citation in sample.citations))


def _is_in_force(citation: Citation, moment: datetime) -> bool:
    has_begun = citation.in_force_from is None or citation.in_force_from <= moment
    return has_begun and (citation.in_force_to is None or moment < citation.in_force_to)


AS_OF_CORRECTNESS = MeanMetric(
    "as_of_correctness",
    is_of_its_moment,
    definition="Of the examples that ask about a moment, the share whose answer cites the evidence of the version that"
    " held then, cites no version that did not, and shows none of the quotes in tags.must_not_show. Over those with"
    " evidence or such quotes; an abstention where the documents answer, and a failure, score zero.",
    source="Our own; Zhang and Choi, SituatedQA: incorporating extra-linguistic contexts into QA, EMNLP 2021, ask the"
    " same of answers.",
)
