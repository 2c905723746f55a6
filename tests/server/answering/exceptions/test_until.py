from datetime import UTC, datetime

from server.answering.answer import AnswerSentence
from server.answering.exceptions.until import last_day, say_until


def test_the_last_day_is_the_one_before_it_no_longer_holds() -> None:
    assert last_day(datetime(2027, 1, 16, tzinfo=UTC)) == "15 January 2027"
    assert last_day(datetime(2027, 1, 16, 12, tzinfo=UTC)) == "16 January 2027"


def test_a_sentence_says_until_when_it_holds() -> None:
    said = say_until(AnswerSentence("Labels are free.", (1,)), datetime(2027, 1, 16, tzinfo=UTC))
    assert said == AnswerSentence("Until 15 January 2027: Labels are free.", (1,))


def test_a_sentence_that_names_the_day_itself_is_left_alone() -> None:
    sentence = AnswerSentence("From 1 to 15 January 2027 labels are free.", (1,))
    assert say_until(sentence, datetime(2027, 1, 16, tzinfo=UTC)) == sentence


def test_a_ruling_without_an_end_is_called_temporary() -> None:
    assert say_until(AnswerSentence("Labels are free.", ()), None).text == "By a temporary ruling: Labels are free."
