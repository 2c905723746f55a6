"""What a long message asks."""

from server.answering.needs import LONGEST_PLAIN_QUESTION, needs

MAIL = (
    "Hello, I am writing about the charger that came on Tuesday in a wet box. My neighbour says his was quicker. "
    "Can I send it back although I opened it? Please also tell me who pays for the parcel. Kind regards, Ana"
)


def test_a_short_question_is_one_question() -> None:
    assert needs("Can I send back an opened charger?") == []


def test_questions_come_before_requests_and_greetings_do_not_come_at_all() -> None:
    assert len(MAIL) > LONGEST_PLAIN_QUESTION
    found = needs(MAIL)
    assert found[0] == "Can I send it back although I opened it?"
    assert "Please also tell me who pays for the parcel." in found
    assert "Kind regards, Ana" not in found
