"""What is internal stays in the house."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from evals.export.withholding import WITHHELD, Readers, has_withheld, withhold
from evals.sample import Sample
from server.answering.answer import AnswerSentence
from tests.evals.examples import ANSWERABLE, answer, answering, citation
from tests.evals.export.runs import RESTRICTED, SECRET, abstaining, right, telling_secrets

INTERNAL = replace(citation(1, "Refund up to 50 euros without asking"), is_internal=True)


def test_what_everybody_in_the_house_may_read_stays_as_it_is() -> None:
    assert withhold([right()]) == (right(),)


def test_nothing_of_an_example_for_other_groups_is_told_but_its_id() -> None:
    (shown,) = withhold([telling_secrets()])
    assert SECRET not in str(shown)
    assert RESTRICTED.question not in str(shown)
    assert shown.example.id == RESTRICTED.id
    assert shown.answer is not None
    assert shown.answer.text == WITHHELD
    assert has_withheld(telling_secrets(), shown)


def test_an_internal_passage_is_told_neither_as_a_quote_nor_in_the_answer() -> None:
    sentence = AnswerSentence(INTERNAL.quote, (1,))
    given_answer = replace(answer(f"{INTERNAL.quote}. [1]", citations=(INTERNAL,)), sentences=(sentence,))
    (shown,) = withhold([answering(ANSWERABLE, given_answer)])
    assert INTERNAL.quote not in str(shown)
    assert shown.answer is not None
    assert shown.answer.citations[0].title == INTERNAL.title


def test_expected_evidence_is_withheld_where_another_answer_shows_that_it_is_internal() -> None:
    evidence = (replace(ANSWERABLE.evidence[0], quote="without  ASKING"),)
    expecting = replace(ANSWERABLE, id="two", evidence=evidence, reference_answer="Without asking.")
    asked = [answering(ANSWERABLE, answer(nearest=(INTERNAL,))), abstaining(expecting)]
    shown = withhold(asked)[1].example
    assert (shown.evidence[0].quote, shown.reference_answer) == (WITHHELD, WITHHELD)


def test_quotes_that_must_not_be_shown_are_not_shown_and_not_counted() -> None:
    guarded = abstaining(replace(ANSWERABLE, must_not_show=("the old rule",)))
    (shown,) = withhold([guarded])
    assert shown.example.must_not_show == ()
    assert not has_withheld(guarded, shown)


def test_whoever_is_in_these_groups_is_told_and_whoever_may_not_read_the_answer_is_not() -> None:
    allowed = frozenset({"staff", "fraud-desk"})
    assert withhold([telling_secrets()], Readers(allowed)) == (telling_secrets(),)
    (shown,) = withhold([telling_secrets()], Readers(allowed, lambda _: False))
    assert SECRET not in str(shown)
    assert shown.example.question == RESTRICTED.question


@given(st.lists(st.sampled_from([right(), telling_secrets(), answering(ANSWERABLE, answer(citations=(INTERNAL,)))])))
def test_every_sample_stays_in_its_place_and_withholding_twice_changes_nothing(samples: list[Sample]) -> None:
    once = withhold(samples)
    assert [sample.example.id for sample in once] == [sample.example.id for sample in samples]
    assert withhold(once) == once
