"""Whether a citation holds the evidence of its example, with the figures of the evidence."""

from evals.sample import Sample
from server.answering.answer import Citation
from server.answering.verification.quantities import Quantities, read_quantities


def cited_near_evidence(sample: Sample, first: int | None = None) -> list[Citation]:
    """Of the first citations, those that overlap evidence, or resemble it where it was not found word for word."""
    if sample.answer is None:
        return []
    near = {checked.number for checked in sample.citations[:first] if checked.has_evidence}
    return [citation for citation in sample.answer.citations[:first] if citation.number in near]


def holds_evidence(citation: Citation, sample: Sample) -> bool:
    """Of a citation near evidence, whether it says the same: with other figures it does not.

    What overlaps a quote that stands in the indexed text says what it says.
    """
    if not sample.is_evidence_missing:
        return True
    said = read_quantities(citation.quote)
    return any(_agree(said, read_quantities(evidence.quote)) for evidence in sample.example.evidence)


def _agree(said: Quantities, expected: Quantities) -> bool:
    """Whether the one says what the other says, and something where that says something."""
    if not _is_telling(said):
        return not _is_telling(expected)
    return said.occur_in(expected) or (_is_telling(expected) and expected.occur_in(said))


def _is_telling(quantities: Quantities) -> bool:
    return bool(quantities.figures or quantities.days)
