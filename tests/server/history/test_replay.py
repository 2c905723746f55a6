"""An answer of then beside one of now."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from server.answering.answer import AnswerSentence, Citation, Conflict, Outcome
from server.history.replay import CitationChange, ReplayState, beside
from tests.server.history.test_history import ANSWER, CITATION

PLAIN = replace(ANSWER, nearest=())


def cited(*citations: Citation) -> list[tuple[CitationChange, str, str | None]]:
    """What became of the one citation of the answer, where it now has these."""
    found = beside(PLAIN, replace(PLAIN, citations=citations))
    return [(one.change, one.citation.version, one.earlier.version if one.earlier else None) for one in found.citations]


def test_the_same_words_on_the_same_evidence_are_the_same_answer() -> None:
    found = beside(PLAIN, replace(PLAIN, id="a2", confidence=0.7, timings_ms={}))
    assert found.state is ReplayState.SAME
    assert [one.change for one in found.citations] == [CitationChange.KEPT]


def test_other_words_are_another_answer_and_marked() -> None:
    now = replace(PLAIN, text="45 days. [1]", sentences=(AnswerSentence("45 days.", (1,)),))
    found = beside(PLAIN, now)
    assert found.state is ReplayState.DIFFERS
    assert found.words is not None
    assert [(piece.text, piece.is_marked) for piece in found.words.before] == [("30 ", True), ("days. [1]", False)]
    assert not found.is_outcome_changed


def test_an_answer_that_became_an_abstention_changed_its_outcome() -> None:
    now = replace(PLAIN, outcome=Outcome.NOT_IN_DOCUMENTS, text="No.", citations=(), nearest=(CITATION,))
    found = beside(PLAIN, now)
    assert found.is_outcome_changed
    assert [one.change for one in found.citations] == [CitationChange.KEPT]


def test_a_citation_is_kept_changed_gone_or_new() -> None:
    other_version, other_place = replace(CITATION, version="v9"), replace(CITATION, start=4)
    other_document = replace(CITATION, document="d9", version="v8")
    assert cited(CITATION) == [(CitationChange.KEPT, "v1", None)]
    assert cited(other_version) == [(CitationChange.CHANGED_VERSION, "v9", "v1")]
    assert cited() == [(CitationChange.REMOVED, "v1", None)]
    assert cited(other_place) == [(CitationChange.REMOVED, "v1", None), (CitationChange.ADDED, "v1", None)]
    assert cited(other_document) == [(CitationChange.REMOVED, "v1", None), (CitationChange.ADDED, "v8", None)]


def test_of_several_in_the_new_version_the_one_with_the_same_words_takes_its_place() -> None:
    same, other = replace(CITATION, version="v9"), replace(CITATION, version="v9", start=40, quote="Labels are free.")
    assert cited(other, same) == [
        (CitationChange.CHANGED_VERSION, "v9", "v1"),
        (CitationChange.ADDED, "v9", None),
    ]
    found = beside(PLAIN, replace(PLAIN, citations=(other, same)))
    assert found.citations[0].citation.quote == CITATION.quote


def test_what_now_disagrees_is_evidence_too() -> None:
    right = replace(CITATION, document="d2", version="v5")
    now = replace(PLAIN, conflicts=(Conflict("They disagree.", CITATION, right),))
    found = beside(PLAIN, now)
    assert found.state is ReplayState.DIFFERS
    assert [one.change for one in found.citations] == [CitationChange.KEPT, CitationChange.ADDED]


PLACES = st.lists(
    st.builds(
        lambda document, version, start: replace(
            CITATION, document=document, version=f"{document}{version}", start=start, quote=f"{start}"
        ),
        st.sampled_from("ab"),
        st.sampled_from("12"),
        st.integers(0, 3),
    ),
    max_size=5,
    unique_by=lambda one: (one.version, one.start),
)


@given(PLACES, PLACES)
def test_every_citation_of_both_is_told_of_once(before: list[Citation], after: list[Citation]) -> None:
    found = beside(replace(PLAIN, citations=tuple(before)), replace(PLAIN, citations=tuple(after)))
    now = [one.citation for one in found.citations if one.change is not CitationChange.REMOVED]
    then = [one.earlier or one.citation for one in found.citations if one.change is not CitationChange.ADDED]
    assert sorted(map(str, now)) == sorted(map(str, after))
    assert list(map(str, then)) == list(map(str, before))
