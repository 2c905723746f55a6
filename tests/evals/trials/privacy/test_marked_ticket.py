"""Marks are taken off and remembered."""

from pathlib import Path

from evals.trials.privacy.marked_ticket import Stretch, load_marked_tickets
from ingest.index.sentences import Span
from server.answering.question import Message, Speaker


def test_a_mark_is_a_stretch_of_the_text_without_marks(tmp_path: Path) -> None:
    file = tmp_path / "tickets.yaml"
    file.write_text('- says: "a ⟦NAME|Jo⟧ and ⟦EMAIL|j@x.example⟧"\n  fields: {customer: "⟦NAME|Jo⟧", size: 12}\n')
    (ticket,) = load_marked_tickets(file)
    assert ticket.question.ticket is not None
    assert ticket.question.ticket.messages == (Message(Speaker.CUSTOMER, "a Jo and j@x.example"),)
    assert ticket.question.ticket.fields == {"customer": "Jo", "size": "12"}
    text = ticket.marked["a Jo and j@x.example"]
    assert text == {Stretch("NAME", Span(2, 4)), Stretch("EMAIL", Span(9, 20))}


def test_the_shipped_tickets_are_many_and_of_every_kind() -> None:
    tickets = load_marked_tickets()
    kinds = {stretch.kind for ticket in tickets for found in ticket.marked.values() for stretch in found}
    assert len(tickets) >= 60
    assert kinds == {"EMAIL", "PHONE", "CARD", "IBAN", "ADDRESS", "NAME"}
