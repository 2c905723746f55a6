"""The cases of a run."""

from dataclasses import replace

from evals.judging.case import ShownText
from evals.judging.run_cases import case_id_of, cases_of, texts_in
from evals.sample import CheckedPassage
from server.deskside import Deskside
from tests.evals.examples import ANSWERABLE, UNANSWERABLE, answer, answering, citation

ASKED = replace(
    answering(ANSWERABLE, answer(citations=(citation(1, "Thirty days"),))),
    passages=tuple(CheckedPassage(f"/docs/{place}.txt", f"v{place}", 2, 6, False) for place in range(3)),
)


def test_passages_have_the_text_of_their_version_as_many_as_wanted() -> None:
    (case,) = cases_of([ASKED], lambda version: f"..{version}..", 2)
    assert case.passages == (ShownText("/docs/0.txt", "v0.."), ShownText("/docs/1.txt", "v1.."))
    assert case.reference == "Thirty days."
    assert case.evidence == (ShownText("/docs/a.txt", "Thirty days"),)


def test_where_no_version_is_known_what_is_cited_is_shown() -> None:
    (case,) = cases_of([ASKED], lambda _: None, 2)
    assert case.passages == (ShownText("a.txt", "Thirty days"),)


def test_a_sample_that_failed_is_no_case_and_an_unanswerable_one_has_no_reference() -> None:
    wrong = replace(UNANSWERABLE, reference_answer="We do not.")
    (case,) = cases_of([answering(ANSWERABLE, None), answering(wrong, answer())], lambda _: None, 2)
    assert case.reference is None


def test_repeats_of_an_example_are_cases_of_their_own() -> None:
    assert [case_id_of(replace(ASKED, repeat=repeat)) for repeat in range(2)] == ["returns-1", "returns-1#1"]


def test_the_catalog_knows_the_texts_of_its_versions(deskside: Deskside) -> None:
    text_of = texts_in(deskside.index.catalog)
    document = deskside.index.catalog.find_documents("returns.md")[0]
    version = deskside.index.catalog.versions_of(document.id)[0]
    assert text_of(version.id) == version.text
    assert text_of("unknown") is None
