"""A citation near evidence says the same only with the same figures."""

from dataclasses import replace

import pytest

from evals.cited_evidence import cited_near_evidence, holds_evidence
from evals.example import Evidence
from evals.sample import Sample
from tests.evals import compared_runs as made
from tests.evals.examples import ANSWERABLE, citation


def missing(quote: str) -> Sample:
    """A sample whose evidence was not found word for word."""
    evidence = (Evidence(ANSWERABLE.documents[0], 0, 0, quote),)
    return replace(made.right("one"), example=replace(ANSWERABLE, evidence=evidence), is_evidence_missing=True)


@pytest.mark.parametrize(
    ("expected", "cited", "is_held"),
    [
        ("It may come back within 30 days.", "It may be sent back within 30 days.", True),
        ("It may come back within 30 days.", "It may be sent back within thirty days.", True),
        ("It may come back within 30 days.", "It may be sent back within 14 days.", False),
        ("It may come back within 30 days.", "It may come back.", False),
        ("It may not come back.", "It cannot come back.", True),
        ("£45 in the UK, €55 in the EU", "| UK | £45 |", True),
        ("£45 in the UK, €55 in the EU", "| UK | £46 |", False),
    ],
)
def test_figures_decide_where_the_quote_was_not_found(expected: str, cited: str, is_held: bool) -> None:
    assert holds_evidence(citation(1, cited), missing(expected)) is is_held


def test_what_overlaps_the_quote_itself_holds_it() -> None:
    assert holds_evidence(citation(1, "elsewhere 14"), made.right("one"))


def test_only_the_first_citations_are_looked_at() -> None:
    sample = made.right("one")
    assert cited_near_evidence(sample, 1) == list(sample.answer.citations if sample.answer else ())
    assert cited_near_evidence(sample, 0) == []
    assert cited_near_evidence(made.failed("one")) == []
