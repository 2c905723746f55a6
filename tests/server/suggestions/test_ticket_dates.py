"""The days that a ticket names."""

from datetime import date

import pytest

from server.answering.question import Message, Speaker, Ticket
from server.suggestions.dated_event import DatedEvent, EventKind
from server.suggestions.ticket_dates import ticket_dates

NOW = date(2026, 11, 22)


def ticket(*said: str, at: str | None = "2026-11-17T08:41:00Z", **fields: str) -> Ticket:
    messages = tuple(Message(Speaker.CUSTOMER, text, at) for text in said)
    return Ticket("desk", "1", "Question", messages=messages, fields=fields)


def found(*said: str, at: str | None = "2026-11-17T08:41:00Z", **fields: str) -> list[tuple[str, str]]:
    return [(event.date.isoformat(), event.kind) for event in ticket_dates(ticket(*said, at=at, **fields), NOW)]


def test_fields_come_before_messages_and_orders_before_deliveries() -> None:
    named = ticket("It arrived on the 6th.", delivered_on="2026-11-05", order_date="2026-10-29")
    assert ticket_dates(named, NOW) == [
        DatedEvent(date(2026, 10, 29), EventKind.ORDER, "fields.order_date", "2026-10-29"),
        DatedEvent(date(2026, 11, 5), EventKind.DELIVERY, "fields.delivered_on", "2026-11-05"),
        DatedEvent(date(2026, 11, 6), EventKind.DELIVERY, "messages.0", "the 6th"),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("I bought it three weeks ago.", ("2026-10-27", "purchase_date")),
        ("On 3 May I ordered two of them.", ("2026-05-03", "order_date")),
        ("We received it last Tuesday, in a wet box.", ("2026-11-10", "delivery_date")),
        ("It was installed on 30 June 2025.", ("2025-06-30", "installation_date")),
    ],
)
def test_messages_are_read_from_the_day_they_were_written(said: str, expected: tuple[str, str]) -> None:
    assert found(said) == [expected]


@pytest.mark.parametrize(
    "said",
    [
        "Your men are coming on Thursday 26th to fit it.",
        "It should have been delivered on Monday.",
        "It was never delivered on the 5th.",
        "The roofer is booked for the 5th.",
        "I wrote on 3 May.",
        "The order will be delivered on 30 December 2026.",
    ],
)
def test_what_did_not_happen_then_or_is_none_of_these_is_left_out(said: str) -> None:
    assert found(said) == []


def test_a_day_is_named_once_by_its_first_place() -> None:
    assert found("I ordered on 29 October.", order_date="2026-10-29") == [("2026-10-29", "order_date")]


def test_an_unreadable_time_makes_relative_days_unreadable_too() -> None:
    assert found("I bought it three weeks ago.", at="2 hours ago") == []


def test_quoted_mail_names_no_day() -> None:
    assert found("Thanks, got it.\n> I ordered on 3 May.") == []
