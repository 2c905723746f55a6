"""What a message needs."""

from server.answering.needs.message_needs import LONGEST_PLAIN_QUESTION, message_needs, needs_of_question
from server.answering.needs.need import NeedKind

MAIL = (
    "Hello, I am writing about the charger that came on Tuesday in a wet box. My neighbour says his was quicker. "
    "Can I send it back although I opened it? Please also tell me who pays for the parcel. Kind regards, Ana"
)


def test_a_short_question_is_one_question() -> None:
    assert needs_of_question("Can I send back an opened charger?") == []


def test_two_short_questions_are_two_needs() -> None:
    found = needs_of_question("How long is the warranty on a Vault and does it cover labour?")
    assert [need.words for need in found] == ["How long is the warranty on a Vault?", "does it cover labour?"]


def test_of_a_mail_what_is_asked_comes_first_and_greetings_do_not_come_at_all() -> None:
    assert len(MAIL) > LONGEST_PLAIN_QUESTION
    found = [need.words for need in needs_of_question(MAIL)]
    assert found == ["Can I send it back although I opened it?", "Please also tell me who pays for the parcel."]


def test_a_question_that_leans_on_another_takes_what_it_is_about_with_it() -> None:
    _, second = message_needs("How long is the warranty on a Vault and does it cover labour?")
    assert second.question == "does it cover labour (the warranty on a Vault)?"


def test_a_question_that_begins_a_message_leans_on_what_was_said_before() -> None:
    (need,) = message_needs("no idea! how do I see that?", said_before="Does your house have one phase or three?")
    assert need.question == "how do I see that (your house have one phase or three)?"


def test_trouble_becomes_a_question_in_its_own_words() -> None:
    (need,) = message_needs("The parcel came broken.")
    assert need.kind is NeedKind.TROUBLE
    assert need.words == "The parcel came broken."
    assert need.question == "What if the parcel came broken?"


def test_names_and_the_first_person_keep_their_capitals() -> None:
    assert [need.question for need in message_needs("E17 is missing. I never got it.")] == [
        "What if E17 is missing?",
        "What if I never got it?",
    ]


def test_a_request_stays_as_it_is() -> None:
    (need,) = message_needs("Send me the readings of September.")
    assert (need.kind, need.question) == (NeedKind.REQUESTED, "Send me the readings of September.")


def test_small_talk_needs_nothing() -> None:
    assert message_needs("Hi Lin, my husband took it in. He is handy. Best, Ana") == []


def test_what_is_said_twice_is_one_need() -> None:
    assert len(message_needs("Who pays the label? WHO pays the label?")) == 1
