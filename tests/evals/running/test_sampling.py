"""Samples hold what was found, what was answered and what failed."""

from evals.example import Example
from evals.running.results_digest import results_digest
from evals.running.run_settings import RunSettings
from evals.running.sampling import Sampler
from evals.subject import AnsweredAndRetrieved, IndexedText, Retrieved, RetrievedPassage
from tests.evals.examples import ANSWERABLE, answer, citation
from tests.evals.fake_subject import FakeSubject

KNOWN = {"a1": IndexedText("/docs/a.txt", "Thirty days is the window.")}
FOUND = Retrieved(
    (
        RetrievedPassage("/docs/a.txt", "a1", 12, 26, "is the window."),
        RetrievedPassage("/docs/a.txt", "a1", 0, 11, "Thirty days"),
    ),
    confidence=0.7,
)
GIVEN = answer(citations=(citation(1, "Thirty days"),))


def test_passages_and_citations_are_checked() -> None:
    subject = FakeSubject(KNOWN, {ANSWERABLE.id: FOUND}, {ANSWERABLE.id: GIVEN})
    sample = Sampler(subject, RunSettings()).take(ANSWERABLE)
    assert [passage.has_evidence for passage in sample.passages] == [False, True]
    assert sample.ranked_documents == ("/docs/a.txt",)
    assert sample.expected_documents == {"/docs/a.txt"}
    assert sample.answer == GIVEN
    assert sample.citations[0].resolves
    assert sample.confidence == 0.9
    assert sample.search_seconds > 0
    assert sample.answer_seconds > 0
    assert not sample.errors


def test_only_so_many_passages_are_asked_for() -> None:
    subject = FakeSubject(KNOWN, {ANSWERABLE.id: FOUND})
    sample = Sampler(subject, RunSettings(is_retrieval_only=True, passages=1)).take(ANSWERABLE)
    assert len(sample.passages) == 1


def test_measuring_retrieval_alone_asks_for_no_answer() -> None:
    subject = FakeSubject(KNOWN, {ANSWERABLE.id: FOUND})
    sample = Sampler(subject, RunSettings(is_retrieval_only=True)).take(ANSWERABLE)
    assert not sample.errors
    assert not sample.is_asked
    assert sample.confidence == 0.7


def test_a_failure_is_told_and_does_not_hide_what_worked() -> None:
    no_answer = Sampler(FakeSubject(KNOWN, {ANSWERABLE.id: FOUND}), RunSettings()).take(ANSWERABLE)
    assert no_answer.errors == ("SubjectError: the server is down",)
    assert len(no_answer.passages) == 2
    assert no_answer.confidence is None
    no_search = Sampler(FakeSubject(KNOWN, {}, {ANSWERABLE.id: GIVEN}), RunSettings()).take(ANSWERABLE)
    assert no_search.errors == ("SubjectError: the search is down",)
    assert no_search.answer == GIVEN


def test_evidence_that_is_not_in_the_indexed_text_is_told() -> None:
    subject = FakeSubject({"a1": IndexedText("/docs/a.txt", "Something else.")}, {ANSWERABLE.id: FOUND})
    assert Sampler(subject, RunSettings(is_retrieval_only=True)).take(ANSWERABLE).is_evidence_missing


class OnePass(FakeSubject):
    """A subject that gives both at once."""

    def answer_and_retrieve(self, example: Example, k: int) -> AnsweredAndRetrieved:
        return AnsweredAndRetrieved(self.answer(example), self.retrieve(example, k), search_seconds=0.25)


def test_one_pass_gives_what_two_questions_give() -> None:
    parts = (KNOWN, {ANSWERABLE.id: FOUND}, {ANSWERABLE.id: GIVEN})
    once = Sampler(OnePass(*parts), RunSettings()).take(ANSWERABLE, repeat=2)
    twice = Sampler(FakeSubject(*parts), RunSettings()).take(ANSWERABLE, repeat=2)
    assert results_digest([once]) == results_digest([twice])
    assert (once.search_seconds, once.repeat) == (0.25, 2)
    assert once.answer_seconds > 0


def test_one_pass_that_fails_leaves_nothing() -> None:
    sample = Sampler(OnePass(), RunSettings()).take(ANSWERABLE)
    assert sample.errors == ("SubjectError: the server is down",)
    assert (sample.answer, sample.passages, sample.confidence) == (None, (), None)
    assert sample.answer_seconds > 0


def test_measuring_retrieval_alone_searches_even_where_one_pass_is_possible() -> None:
    sample = Sampler(OnePass(KNOWN, {ANSWERABLE.id: FOUND}), RunSettings(is_retrieval_only=True)).take(ANSWERABLE)
    assert not sample.errors
    assert sample.answer is None
