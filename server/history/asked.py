"""What was asked and what might be seen to answer it: what asking again takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.index.scope import Scope
from server.answering.question import Message, Question, Speaker, Ticket

_TURNS = 10
_ROOM = 4000
"""Characters of a turn, and of a ticket's messages together: the most that anything reads of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was kept, personal data replaced, with the scope it was asked in."""

    question: Question
    scope: Scope
    left_out: int = 0
    """Messages of the conversation and of the ticket that were not kept."""


def keep_asked(question: Question, scope: Scope) -> Asked:
    """What is kept of a question: what answering reads, and of the rest only how much it was."""
    turns = tuple(replace(turn, text=turn.text[:_ROOM]) for turn in question.history[-_TURNS:])
    ticket = None if question.ticket is None else _keep_ticket(question.ticket)
    kept = replace(question, history=turns, ticket=ticket)
    return Asked(kept, scope, _messages(question) - _messages(kept))


def _keep_ticket(ticket: Ticket) -> Ticket:
    """Its subject, its fields, its latest messages and the customer's last; its address would only lead back to it."""
    return replace(ticket, url=None, messages=tuple(_latest(ticket.messages))[::-1])


def _latest(messages: Sequence[Message]) -> Iterator[Message]:
    """From the last one back, as many as there is room for, cut to it; and the customer's last in any case."""
    room, has_customer = _ROOM, False
    for message in reversed(messages):
        is_customers_last = message.speaker is Speaker.CUSTOMER and not has_customer
        has_customer = has_customer or is_customers_last
        if room > 0 or is_customers_last:
            yield replace(message, text=message.text[: _ROOM if is_customers_last else room])
        room -= len(message.text)


def _messages(question: Question) -> int:
    return len(question.history) + (len(question.ticket.messages) if question.ticket else 0)
