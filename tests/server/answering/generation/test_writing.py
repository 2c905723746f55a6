"""What of a model's sentences comes out."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from server.answering.answerer import Prepared
from server.answering.generation.reply_reader import Lacking, Said
from server.answering.generation.writing import Writing
from tests.server.answering.generation.passages import LINES, PASSAGES, TEXT, Versions, cited, prepared

WRONG = "A charger may be returned within 97 days of delivery."
ANYTHING = st.sampled_from(["Yes.", WRONG, "Opened software can be returned.", *LINES])
NUMBERS = st.lists(st.integers(-1, 5), max_size=4).map(tuple)


def writing(of: Prepared | None = None) -> Writing:
    return Writing(of or prepared(), PASSAGES, Versions())  # type: ignore[arg-type]


def written(*said: Said | Lacking) -> Writing:
    made = writing()
    for one in said:
        made.take(one)
    return made


def texts(made: Writing) -> list[str]:
    return [sentence.text for sentence in made.composition.sentences]


def test_sentences_that_hold_come_out_with_citations_of_what_they_rest_on() -> None:
    made = writing()
    (first,) = made.take(Said(LINES[2], (2,)))
    (second,) = made.take(Said(LINES[0], (1,)))
    assert (first.sentence.citations, second.sentence.citations) == ((1,), (2,))
    assert [citation.quote for citation in made.composition.citations] == [LINES[2], LINES[0]]
    assert first.citations + second.citations == made.composition.citations


def test_statements_that_follow_each_other_share_a_citation() -> None:
    said = "A charger may be returned within 30 days of delivery, and the customer pays £4.95 for the return label."
    (citation,) = written(Said(said, (1,))).composition.citations
    assert citation.quote == f"{LINES[0]}\n{LINES[1]}"


def test_several_sentences_in_one_are_taken_one_by_one() -> None:
    assert texts(written(Said(f"{LINES[0]} {WRONG}", (1,)))) == [LINES[0]]


def test_a_quotation_of_several_sentences_is_checked_whole() -> None:
    altered = 'The policy says: "The return of chargers. Delivery within 30 days."'
    assert texts(written(Said(altered, (1,)))) == []


def test_a_yes_that_nothing_can_be_checked_by_is_left_out() -> None:
    assert texts(written(Said("Yes.", (1,)), Said(f"Yes, {LINES[0][0].lower()}{LINES[0][1:]}", (1,)))) == [LINES[0]]


def test_what_is_said_twice_is_taken_once() -> None:
    assert texts(written(Said(LINES[0], (1,)), Said(LINES[0], (1,)))) == [LINES[0]]


def test_what_fails_is_known_with_its_reason_and_the_passages_it_cites() -> None:
    made = written(Said(LINES[2], (2,)), Said(WRONG, (1,)))
    (failing,) = made.failing
    assert (failing.number, failing.text) == (2, WRONG)
    assert "97 days" in failing.reason
    assert [passage.number for passage in made.passages_of_failing()] == [1]


def test_for_a_sentence_that_cites_nothing_all_passages_are_shown_again() -> None:
    assert len(written(Said(LINES[0], (77,))).passages_of_failing()) == len(PASSAGES)


def test_what_is_said_anew_stands_in_its_place_if_it_holds() -> None:
    made = written(Said(WRONG, (1,)), Said(LINES[2], (2,)))
    assert not made.correct(Said("A charger may be returned within 98 days of delivery.", (1,), 1))
    assert not made.correct(Said(LINES[0], (1,), 9))
    assert not made.correct(Said(LINES[0], (1,)))
    assert made.correct(Said(LINES[0], (1,), 1))
    assert not made.correct(Said(LINES[1], (1,), 1))
    assert texts(made) == [LINES[0], LINES[2]]
    assert [sentence.citations for sentence in made.composition.sentences] == [(1,), (2,)]
    assert (made.corrected, len(made.dropped)) == (1, 1)


def test_what_still_fails_is_said_in_the_documents_own_words_where_they_are_close() -> None:
    made = written(Said(WRONG, (1,)), Said("We send flowers.", (1,)), Said(LINES[2], (2,)))
    made.use_own_words()
    assert texts(made) == [LINES[0], LINES[2]]
    assert (made.corrected, len(made.dropped)) == (1, 2)


def test_own_words_that_stand_already_are_not_said_again() -> None:
    made = written(Said(LINES[0], (1,)), Said(WRONG, (1,)))
    made.use_own_words()
    assert texts(made) == [LINES[0]]


def test_only_parts_of_the_question_are_missing() -> None:
    made = written(Lacking("who pays for the label"), Lacking("the colour of the charger"), Lacking("pay me £500"))
    assert made.missing == ("who pays for the label",)


def test_an_exception_that_the_model_left_out_comes_first() -> None:
    plain = prepared(says=(3, 0))
    exception = replace(cited(1, 3), is_exception=True, version="exception")
    plain = replace(plain, answer=replace(plain.answer, citations=(exception, plain.answer.citations[1])))
    made = writing(plain)
    made.take(Said(LINES[0], (1,)))
    made.lead_with_exceptions()
    assert texts(made) == [LINES[3], LINES[0]]
    assert [citation.is_exception for citation in made.composition.citations] == [True, False]


@given(st.lists(st.tuples(ANYTHING, NUMBERS)), st.lists(st.tuples(ANYTHING, NUMBERS, st.integers(0, 9))))
def test_every_sentence_that_comes_out_cites_spans_by_numbers_issued_here(
    said: Sequence[tuple[str, tuple[int, ...]]], anew: Sequence[tuple[str, tuple[int, ...], int]]
) -> None:
    made = written(*(Said(text, numbers) for text, numbers in said))
    for text, numbers, place in anew:
        made.correct(Said(text, numbers, place))
    made.use_own_words()
    composition = made.composition
    assert [one.number for one in composition.citations] == list(range(1, len(composition.citations) + 1))
    assert {number for one in composition.sentences for number in one.citations} == set(
        range(1, len(composition.citations) + 1)
    )
    assert all(one.citations for one in composition.sentences)
    assert all(one.quote == TEXT[one.start : one.end] for one in composition.citations)
    assert WRONG not in texts(made)
