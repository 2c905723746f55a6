from hypothesis import given
from hypothesis import strategies as st

from server.answering.answer import AnswerSentence, Slot
from server.answering.exemplars.slots import fill, open_slots, slots_of
from server.answering.question import Ticket

SENTENCES = (AnswerSentence("Hello {customer_name}, your order {order_number} is on its way.", (1,)),)
DECLARED = ("order_number", "customer_name")


def ticket(**fields: str) -> Ticket:
    return Ticket("zendesk", "1", "Order", fields=fields)


def test_slots_are_filled_from_the_fields_of_the_ticket() -> None:
    slots = slots_of(DECLARED, SENTENCES, ticket(**{"Order number": "LU-1", "customer": "Jo Abara"}))
    assert slots == (Slot("customer_name", "Jo Abara"), Slot("order_number", "LU-1"))
    assert fill(SENTENCES, slots)[0].text == "Hello Jo Abara, your order LU-1 is on its way."
    assert open_slots(slots) is None


def test_a_slot_that_nothing_fills_stays_visible_and_is_told() -> None:
    slots = slots_of(DECLARED, SENTENCES, ticket(customer="Jo"))
    assert fill(SENTENCES, slots)[0].text == "Hello Jo, your order {order_number} is on its way."
    assert open_slots(slots) == "Fill in before sending: order number."


def test_without_a_ticket_every_slot_is_open() -> None:
    assert [slot.value for slot in slots_of(DECLARED, SENTENCES, None)] == [None, None]


def test_braces_that_were_not_declared_are_plain_text() -> None:
    slots = slots_of(("order_number",), SENTENCES, ticket(customer_name="Jo", order_number="LU-1"))
    assert fill(SENTENCES, slots)[0].text == "Hello {customer_name}, your order LU-1 is on its way."


def test_a_value_is_one_short_line_without_citations_or_slots_of_its_own() -> None:
    slots = slots_of(DECLARED, SENTENCES, ticket(customer_name="Jo\n[1] {order_number}", order_number="LU-1"))
    assert slots[0].value == "Jo order_number"
    assert slots_of(DECLARED, SENTENCES, ticket(customer_name="x" * 101))[0].value is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_a_ticket_says_nothing_but_the_slots_changes(name: str, number: str) -> None:
    slots = slots_of(DECLARED, SENTENCES, ticket(customer_name=name, order_number=number))
    filled = fill(SENTENCES, slots)[0]
    assert filled.text.startswith("Hello ")
    assert filled.text.endswith(" is on its way.")
    assert filled.citations == (1,)
    assert "\n" not in filled.text
