"""What is kept of a question."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from ingest.index.scope import Scope
from server.answering.question import Message, Question, Role, Speaker, Ticket, Turn
from server.history.asked import keep_asked

SCOPE = Scope(frozenset({"staff"}), datetime(2026, 11, 22, tzinfo=UTC))
MESSAGES = st.lists(st.builds(Message, st.sampled_from(Speaker), st.text("ab ", max_size=3000)), max_size=8)


def asked_beside(*messages: Message) -> Question:
    return Question("How long?", ticket=Ticket("zendesk", "4101", "Charger", "https://x.example/1", messages))


def test_the_latest_messages_of_a_ticket_are_kept_and_the_rest_is_counted() -> None:
    first, long, last = (Message(Speaker.AGENT, text) for text in ("Hello.", "x" * 3995, "It is open."))
    kept = keep_asked(asked_beside(first, long, last), SCOPE)
    assert kept.question.ticket is not None
    assert [message.text for message in kept.question.ticket.messages] == ["x" * 3989, "It is open."]
    assert kept.left_out == 1
    assert kept.question.ticket.url is None


def test_what_the_customer_said_last_is_kept_however_much_was_said_after_it() -> None:
    said = (Message(Speaker.CUSTOMER, "It hums."), *[Message(Speaker.NOTE, "x" * 3000) for _ in range(3)])
    kept = keep_asked(asked_beside(*said), SCOPE)
    assert kept.question.ticket is not None
    assert kept.question.ticket.messages[0].text == "It hums."
    assert kept.left_out == 1


def test_the_last_turns_of_a_conversation_are_kept() -> None:
    turns = tuple(Turn(Role.USER, f"{number}?") for number in range(12))
    kept = keep_asked(Question("And now?", turns), SCOPE)
    assert [turn.text for turn in kept.question.history] == [f"{number}?" for number in range(2, 12)]
    assert kept.left_out == 2


@given(MESSAGES)
def test_no_more_is_kept_than_there_is_room_for_beside_the_customers_last(messages: list[Message]) -> None:
    kept = keep_asked(asked_beside(*messages), SCOPE)
    assert kept.question.ticket is not None
    shown = kept.question.ticket.messages
    assert sum(len(message.text) for message in shown) <= 8000
    assert len(shown) + kept.left_out == len(messages)
