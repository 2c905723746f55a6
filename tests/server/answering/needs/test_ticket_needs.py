"""The needs of a ticket."""

from server.answering.needs.ticket_needs import is_need_of_ticket, ticket_needs
from server.answering.question import Message, Question, Speaker, Ticket

TICKET = Ticket(
    "desk",
    "1",
    "Parcel came broken",
    messages=(
        Message(Speaker.CUSTOMER, "Hello, the corner is cracked. Do I get a new one?"),
        Message(Speaker.AGENT, "Could you send a photo?"),
        Message(Speaker.NOTE, "She wants a refund."),
    ),
)


def test_subject_customer_and_notes_are_read_and_the_agent_is_not() -> None:
    found = [(one.found_in, one.need.words) for one in ticket_needs(TICKET)]
    assert found == [
        ("subject", "Parcel came broken"),
        ("messages.0", "the corner is cracked."),
        ("messages.0", "Do I get a new one?"),
        ("messages.2", "She wants a refund."),
    ]


def test_a_question_is_a_need_of_its_ticket_word_for_word() -> None:
    (need,) = [one.need for one in ticket_needs(TICKET) if one.need.words == "Do I get a new one?"]
    assert is_need_of_ticket(Question(need.question, ticket=TICKET))
    assert not is_need_of_ticket(Question("Who pays?", ticket=TICKET))
    assert not is_need_of_ticket(Question(need.question))
