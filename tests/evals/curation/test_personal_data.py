"""What may name a customer is noticed before it is copied around."""

import pytest

from evals.curation.personal_data import find_personal_data, personal_data_in, without_personal_data
from evals.golden_line import TicketLine, TurnLine
from server.answering.question import Role
from tests.evals.curation.lines import example


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("write to mia.bell+x@home.example please", "write to [e-mail address] please"),
        ("call +44 20 7946 0958 today", "call [phone number] today"),
        ("call 0171 2345678", "call [phone number]"),
        ("card 4111 1111 1111 1111 was charged", "card [account or card number] was charged"),
        ("IBAN DE89 3704 0044 0532 0130 00", "IBAN [account or card number]"),
        ("order LF-204981 is late", "[order number] is late"),
        ("where is #48213?", "where is [order number]?"),
        ("order number: 7781203", "[order number]"),
        ("serial 4417722 hums", "[order number] hums"),
    ],
)
def test_it_is_noticed_and_can_be_replaced(text: str, without: str) -> None:
    assert without_personal_data(text) == without
    assert find_personal_data(without) == []


@pytest.mark.parametrize(
    "text",
    [
        "Can she return a Pylon 22 within 30 days?",
        "Bought on 2026-11-22, or 22.11.2026?",
        "Above £10,000 or 1,250.50 EUR?",
        "Orders from 1 November 2026 until 31 January 2027",
        "Does the 230V charger take 7.4 kW?",
        "the order of steps 1, 2 and 3",
    ],
)
def test_products_sums_and_dates_name_nobody(text: str) -> None:
    assert find_personal_data(text) == []


def test_everything_that_people_said_is_looked_through_but_not_the_documents() -> None:
    assert personal_data_in(example()) == []
    assert personal_data_in(example(quote="Write to returns@lumenfold.example.")) == []
    said = example(history=(TurnLine(role=Role.USER, text="I am mia@home.example"),), reference_answer="Order 7781203.")
    assert personal_data_in(said) == ["e-mail address", "order number"]
    assert personal_data_in(example(ticket=TicketLine(id="1", subject="call +44 20 7946 0958"))) == ["phone number"]
