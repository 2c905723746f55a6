"""Citations are laid over the evidence, letter by letter."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals.evidence_overlap import Block, blocks_in_common, overlap_of
from evals.example import Evidence
from evals.sample import CheckedCitation, Sample
from server.answering.answer import Citation
from tests.evals.examples import ANSWERABLE, answer, answering, citation


def citing(evidence: tuple[Evidence, ...], *citations: Citation, good: bool = True) -> Sample:
    """A sample that cites, where each citation was found to hold evidence."""
    checked = (CheckedCitation(one.number, has_evidence=good, resolves=True) for one in citations)
    return answering(replace(ANSWERABLE, evidence=evidence), answer(citations=citations), *checked)


def evidence(quote: str, start: int = 0, document: str = "/docs/a.txt") -> Evidence:
    """A piece of evidence at this place."""
    return Evidence(Path(document), start, start + len(quote), quote)


@pytest.mark.parametrize(
    ("cited", "expected", "blocks"),
    [
        ("abcdef", "cd", [Block(2, 0, 2)]),
        ("cd", "abcdef", [Block(0, 2, 2)]),
        ("abcd", "cdef", [Block(2, 0, 2)]),
        ("cdef", "abcd", [Block(0, 2, 2)]),
        ("abc", "xyz", []),
        ("", "xyz", []),
        ("12345678x23456789", "12345678y23456789", [Block(0, 0, 8), Block(9, 9, 8)]),
    ],
)
def test_texts_share_what_one_holds_or_where_they_meet(cited: str, expected: str, blocks: list[Block]) -> None:
    assert blocks_in_common(cited, expected) == blocks


def test_white_space_punctuation_case_and_marks_do_not_count() -> None:
    overlap = overlap_of(citing((evidence("**Thirty** [days](x.md)."),), citation(1, "thirty\n  DAYS")))
    assert (overlap.cited, overlap.cited_shared, overlap.expected, overlap.expected_shared) == (10, 10, 10, 10)
    assert (overlap.precision, overlap.recall) == (1, 1)


def test_what_two_citations_share_counts_once() -> None:
    text = "Goods can be returned for thirty days."
    overlap = overlap_of(citing((evidence(text),), citation(1, text), citation(2, text[10:], start=10)))
    assert overlap.cited == overlap.cited_shared == overlap.expected == 31
    elsewhere = overlap_of(citing((evidence(text),), citation(1, text), citation(2, text, version="a2")))
    assert elsewhere.cited == 62


def test_a_citation_that_was_not_found_to_hold_evidence_shares_nothing() -> None:
    overlap = overlap_of(citing((evidence("Thirty days."),), citation(1, "Thirty days."), good=False))
    assert (overlap.cited, overlap.cited_shared, overlap.pieces_met) == (10, 0, 0)


def test_evidence_of_another_document_is_not_met_by_the_same_words() -> None:
    both = (evidence("Thirty days."), evidence("Thirty days.", document="/docs/b.txt"))
    overlap = overlap_of(citing(both, citation(1, "Thirty days.")))
    assert (overlap.pieces, overlap.pieces_met, overlap.expected, overlap.expected_shared) == (2, 1, 20, 10)


def test_a_file_that_moved_is_known_by_its_words() -> None:
    overlap = overlap_of(citing((evidence("Thirty days."),), citation(1, "Thirty days.", path="new.txt")))
    assert overlap.recall == 1


def test_letters_in_common_by_chance_do_not_meet_another_piece() -> None:
    both = (evidence("Goods can be returned."), evidence("Did you ask first?", start=100))
    overlap = overlap_of(citing(both, citation(1, "Goods can be returned.")))
    assert (overlap.pieces_met, overlap.expected_shared) == (1, 18)


def test_a_failed_sample_cites_nothing() -> None:
    overlap = overlap_of(answering(ANSWERABLE, None))
    assert (overlap.cited, overlap.precision, overlap.recall, overlap.pieces, overlap.pieces_met) == (0, 0, 0, 1, 0)
