"""What happened on a day that a ticket names."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EventKind(StrEnum):
    """What a day in a ticket is the day of, the likeliest to decide which rules hold first."""

    ORDER = "order_date"
    PURCHASE = "purchase_date"
    DELIVERY = "delivery_date"
    INSTALLATION = "installation_date"


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A day, what it is the day of, and the words and the place that say so."""

    date: date
    kind: EventKind
    found_in: str
    text: str
