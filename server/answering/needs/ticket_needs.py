"""The needs of a ticket: of its subject, of what the customer wrote, and of what colleagues noted of a call."""

from collections.abc import Iterator
from dataclasses import dataclass

from server.answering.needs.message_needs import message_needs
from server.answering.needs.need import Need
from server.answering.needs.pieces import pieces
from server.answering.question import Question, Speaker, Ticket

SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class TicketNeed:
    """A need and where in the ticket it stands: `subject`, or `messages.N`."""

    need: Need
    found_in: str
    speaker: Speaker


def ticket_needs(ticket: Ticket) -> list[TicketNeed]:
    """The needs in reading order, each once; what an agent wrote to the customer is none."""
    found: dict[str, TicketNeed] = {}
    for one in (*_of_subject(ticket), *_of_messages(ticket)):
        found.setdefault(one.need.words.lower(), one)
    return list(found.values())


def is_need_of_ticket(question: Question) -> bool:
    """Whether the question is one of the needs of the ticket beside it, word for word."""
    if question.ticket is None:
        return False
    return any(one.need.question == question.text for one in ticket_needs(question.ticket))


def _of_subject(ticket: Ticket) -> Iterator[TicketNeed]:
    for need in message_needs(ticket.subject):
        yield TicketNeed(need, SUBJECT, Speaker.CUSTOMER)


def _of_messages(ticket: Ticket) -> Iterator[TicketNeed]:
    before = ""
    for number, message in enumerate(ticket.messages):
        if message.speaker is not Speaker.AGENT:
            for need in message_needs(message.text, before):
                yield TicketNeed(need, f"messages.{number}", message.speaker)
        said = pieces(message.text)
        before = said[-1] if said else before
