"""Where the sentences of a draft begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from server.drafts.sentences import clause_spans, sentences_of


def texts(draft: str) -> list[str]:
    return [sentence.text for sentence in sentences_of(draft)]


def test_a_greeting_and_a_name_stand_alone() -> None:
    draft = "Hi Anna,\nthank you. We refund it.\n\nKind regards,\nJo"
    assert texts(draft) == ["Hi Anna,", "thank you.", "We refund it.", "Kind regards,", "Jo"]


def test_a_figure_with_a_letter_behind_it_ends_a_sentence() -> None:
    assert texts("It needs 20 A. It only heats.") == ["It needs 20 A.", "It only heats."]
    assert texts("It runs at 9.9% APR. It is for all.") == ["It runs at 9.9% APR.", "It is for all."]
    assert texts("Up to 70 °C. Below that it stops.") == ["Up to 70 °C.", "Below that it stops."]


def test_the_initial_of_a_name_ends_none() -> None:
    assert texts("Please ask J. Smith about it.") == ["Please ask J. Smith about it."]


def test_a_sentence_over_two_lines_stays_whole() -> None:
    assert texts("You can send it back within\n30 days of delivery, and we refund the price you paid.") == [
        "You can send it back within 30 days of delivery, and we refund the price you paid."
    ]


@given(st.text(alphabet="Ab1.,!? \n-°", max_size=120))
def test_every_letter_lies_in_exactly_one_sentence(draft: str) -> None:
    seen = [place for sentence in sentences_of(draft) for place in range(sentence.span.start, sentence.span.end)]
    assert len(seen) == len(set(seen))
    assert {place for place, character in enumerate(draft) if not character.isspace()} <= set(seen)


@given(st.text(alphabet="Ab1.,!? \n-°", max_size=120))
def test_a_sentence_is_as_long_as_its_span(draft: str) -> None:
    assert all(len(sentence.text) == sentence.span.end - sentence.span.start for sentence in sentences_of(draft))


def test_clauses_that_could_stand_alone_are_cut() -> None:
    sentence = "It costs £14 extra and takes 4 more days."
    assert [sentence[span.start : span.end].strip() for span in clause_spans(sentence)] == [
        "It costs £14 extra",
        "and takes 4 more days.",
    ]
    assert len(clause_spans("You may wait or cancel.")) == 1


@given(st.text(alphabet="ab, ;:and", max_size=80))
def test_clauses_are_the_whole_sentence(sentence: str) -> None:
    assert "".join(sentence[span.start : span.end] for span in clause_spans(sentence)) == sentence


def test_a_greeting_is_cut_off_from_what_follows_on_its_line() -> None:
    draft = "Dear Ms Harriet Vale, a return number is valid for 14 days. Hello again."
    assert [one.text for one in sentences_of(draft)] == [
        "Dear Ms Harriet Vale,",
        "a return number is valid for 14 days.",
        "Hello again.",
    ]
