"""right: whether an example came out as it should, in one figure; what the gate guards."""

from enum import StrEnum

from evals.cited_evidence import cited_near_evidence, holds_evidence
from evals.metric import MeanMetric
from evals.metrics.abstained_rate import is_abstained
from evals.metrics.answered_rate import is_answered
from evals.metrics.citations_resolve import do_citations_resolve
from evals.metrics.leaks import leaked_quotes
from evals.sample import Sample

_READ = 2


class Standing(StrEnum):
    """How an example came out, the worst first."""

    LEAKED = "leaked"
    """It shows what this asker may not see."""
    UNRESOLVED = "unresolved"
    """It cites what the version does not say."""
    FAILED = "failed"
    """There is no answer."""
    WRONG = "wrong"
    """It is answered, but not from the evidence, or although nothing answers it."""
    ABSTAINED = "abstained"
    """It is not answered although it could be."""
    RIGHT = "right"


def standing(sample: Sample) -> Standing:
    """How this example came out."""
    if sample.answer is None:
        return Standing.FAILED
    if leaked_quotes(sample):
        return Standing.LEAKED
    if do_citations_resolve(sample) == 0:
        return Standing.UNRESOLVED
    if not sample.example.answerable:
        return Standing.RIGHT if is_abstained(sample) else Standing.WRONG
    if not is_answered(sample):
        return Standing.ABSTAINED
    return Standing.RIGHT if not sample.example.evidence or _cites_evidence(sample) else Standing.WRONG


def is_right(sample: Sample) -> float | None:
    """1 or 0 for one sample; `None` where only retrieval was measured."""
    return float(standing(sample) is Standing.RIGHT) if sample.is_asked else None


def _cites_evidence(sample: Sample) -> bool:
    return any(holds_evidence(citation, sample) for citation in cited_near_evidence(sample, _READ))


RIGHT = MeanMetric(
    "right",
    is_right,
    definition="The share of examples that came out as they should. An answerable one is right when it is answered and"
    " its first or second citation holds the evidence, with its figures where the quote itself stands in no indexed"
    " version any more; where no evidence is known, when it is answered. An unanswerable one is right when the answer"
    " says so and cites nothing. What shows what it must not, or cites what its version does not say, is wrong, and so"
    " is a failure. Over all examples that were asked.",
    source="Our own, made of cited_first_or_second, answered_rate, abstained_rate, leak_free and citations_resolve, so"
    " that one question counts once and no measure can be bought with another.",
)
