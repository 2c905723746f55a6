"""A reply as it stands in the composer."""

from dataclasses import dataclass

from server.answering.question import Ticket


@dataclass(frozen=True, slots=True)
class Draft:
    """The reply and the ticket it answers, where it is known."""

    text: str
    ticket: Ticket | None = None
