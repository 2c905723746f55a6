"""What comes back is checked against what was expected."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals.checking import Checker, is_document
from evals.example import Evidence
from evals.subject import IndexedText, RetrievedPassage
from tests.evals.examples import ANSWERABLE, citation
from tests.evals.fake_subject import FakeSubject

TEXT = "Thirty days is the window. Then it ends."
KNOWN = {"a1": IndexedText("/docs/a.txt", TEXT), "b1": IndexedText("/docs/b.txt", TEXT)}


def passage(start: int, end: int, document: str = "/docs/a.txt", version: str = "a1") -> RetrievedPassage:
    """A passage of the text above."""
    return RetrievedPassage(document, version, start, end, TEXT[start:end])


@pytest.mark.parametrize(
    ("found", "is_it"),
    [
        ("/docs/returns/a.txt", True),
        ("returns/a.txt", True),
        ("a.txt", True),
        ("ns/a.txt", False),
        ("/other/returns/a.txt", False),
        ("returns/b.txt", False),
        ("", False),
    ],
)
def test_a_document_is_known_by_its_path_or_the_end_of_it(found: str, is_it: bool) -> None:
    assert is_document(found, Path("/docs/returns/a.txt")) is is_it


def test_a_passage_has_evidence_when_it_overlaps_the_span_in_the_same_document() -> None:
    checker = Checker(FakeSubject(KNOWN).version_text)
    passages = [passage(0, 6), passage(10, 20), passage(11, 20), passage(0, 11, "/docs/b.txt", "b1")]
    checked = checker.check_passages(ANSWERABLE, passages)
    assert [one.has_evidence for one in checked] == [True, True, False, False]


def test_a_document_is_written_as_the_example_writes_it() -> None:
    checker = Checker(FakeSubject(KNOWN).version_text)
    (one, other) = checker.check_passages(ANSWERABLE, [passage(0, 6, "a.txt"), passage(0, 6, "c.txt")])
    assert (one.document, other.document) == ("/docs/a.txt", "c.txt")


def test_evidence_that_cannot_be_located_is_told_and_compared_by_its_words() -> None:
    reworded = replace(ANSWERABLE, evidence=(Evidence(Path("/docs/a.txt"), 0, 30, "The window is thirty days"),))
    checker = Checker(FakeSubject(KNOWN).version_text)
    passages = [passage(0, 26), passage(27, 40)]
    assert checker.misses_evidence(reworded, passages)
    assert [one.has_evidence for one in checker.check_passages(reworded, passages)] == [True, False]


def test_evidence_is_not_missed_where_one_of_the_versions_found_has_it() -> None:
    versions = {**KNOWN, "a0": IndexedText("/docs/a.txt", "Fourteen days.")}
    checker = Checker(FakeSubject(versions).version_text)
    assert not checker.misses_evidence(ANSWERABLE, [passage(0, 5, version="a0"), passage(0, 5)])
    assert checker.misses_evidence(ANSWERABLE, [passage(0, 5, version="a0")])
    assert not checker.misses_evidence(ANSWERABLE, [])


def test_a_citation_resolves_when_its_version_says_its_quote_at_its_span() -> None:
    checker = Checker(FakeSubject(KNOWN).version_text)
    citations = [
        citation(1, "Thirty days"),
        citation(2, "Thirty days", start=1),
        citation(3, "Thirty days", version="gone"),
        citation(4, "", start=3),
    ]
    checked = checker.check_citations(ANSWERABLE, citations)
    assert [one.resolves for one in checked] == [True, False, False, False]
    assert [one.number for one in checked] == [1, 2, 3, 4]
    assert [one.has_evidence for one in checked][:2] == [True, True]


def test_the_text_of_a_version_is_asked_for_once() -> None:
    subject = FakeSubject(KNOWN)
    checker = Checker(subject.version_text)
    checker.check_passages(ANSWERABLE, [passage(0, 6), passage(6, 9)])
    checker.check_citations(ANSWERABLE, [citation(1, "Thirty days")])
    assert subject.texts_asked == ["a1"]
