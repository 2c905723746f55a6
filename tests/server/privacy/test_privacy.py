"""What is personal is replaced, and everything else survives."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.trials.privacy.marked_ticket import MarkedTicket, load_marked_tickets
from server.answering.question import Message, Question, Role, Speaker, Ticket, Turn
from server.privacy.personal_data import Kind
from server.privacy.privacy import Privacy
from server.privacy.settings import PrivacySettings

PRIVACY = Privacy()
TICKET = Ticket(
    tool="zendesk",
    id="https://desk.example/t?mail=maria@home.example",
    subject="Return for Maria Lopez",
    url="https://desk.example/t/4101",
    messages=(
        Message(Speaker.CUSTOMER, "My Vault 10 shows E17. Ring 07911 123456, order LU-208814 of 2026-10-29.\nMaria"),
        Message(Speaker.NOTE, "Ms Lopez wants £300 back. MARIA@home.example, +44 7911 123456"),
    ),
    fields={"customer": "Maria López", "region": "uk", "product": "Vault 10"},
)
QUESTION = Question("May Maria return it?", (Turn(Role.USER, "What does Maria Lopez pay?"),), TICKET)
PERSONAL = re.compile("maria|lopez|lópez|07911|7911 123456", re.IGNORECASE)


def texts(question: Question) -> list[str]:
    ticket = question.ticket
    of_ticket = (
        (ticket.id, ticket.subject, *(one.text for one in ticket.messages), *ticket.fields.values()) if ticket else ()
    )
    return [question.text, *(turn.text for turn in question.history), *of_ticket]


def test_one_value_has_one_placeholder_everywhere() -> None:
    masked = PRIVACY.mask(QUESTION).question
    assert masked.text == "May [NAME_1] return it?"
    assert masked.history[0].text == "What does [NAME_2] pay?"
    assert masked.ticket is not None
    assert masked.ticket.id == "https://desk.example/t?mail=[EMAIL_1]"
    assert masked.ticket.fields == {"customer": "[NAME_2]", "region": "uk", "product": "Vault 10"}
    assert [message.text for message in masked.ticket.messages] == [
        "My Vault 10 shows E17. Ring [PHONE_1], order LU-208814 of 2026-10-29.\n[NAME_1]",
        "Ms [NAME_3] wants £300 back. [EMAIL_1], [PHONE_1]",
    ]


def test_the_same_question_is_masked_the_same_way_and_masking_again_changes_nothing() -> None:
    once = PRIVACY.mask(QUESTION).question
    assert PRIVACY.mask(QUESTION).question == once
    assert PRIVACY.mask(once).question == once


def test_further_texts_get_the_same_placeholders() -> None:
    masked = PRIVACY.mask_ticket(TICKET)
    draft = "Dear Maria, we write to MARIA@home.example."
    assert masked.restore_text(masked.mask_text(draft)) == draft
    assert PERSONAL.search(masked.mask_text(draft)) is None


def test_a_text_alone_is_masked_without_a_way_back() -> None:
    assert PRIVACY.mask_text("mail mia@home.example") == "mail [EMAIL_1]"


def test_kinds_can_be_turned_off_and_added() -> None:
    privacy = Privacy(PrivacySettings(kinds=frozenset({Kind.EMAIL}), patterns={"ORDER": r"LU-\d{6}"}))
    assert privacy.mask_text("Regards to Ms Ito, 07911 123456, a@b.example, LU-208814") == (
        "Regards to Ms Ito, 07911 123456, [EMAIL_1], [ORDER_1]"
    )


def test_a_field_that_says_what_it_holds_is_replaced_whole() -> None:
    ticket = replace(TICKET, fields={"phone": "61234567", "address": "The Old Mill", "city": "Leeds"})
    masked = PRIVACY.mask_ticket(ticket).question.ticket
    assert masked is not None
    assert masked.fields == {"phone": "[PHONE_2]", "address": "[ADDRESS_1]", "city": "Leeds"}


def test_a_placeholder_in_a_ticket_leads_nowhere() -> None:
    masked = PRIVACY.mask(Question("Tell [EMAIL_1] what a@b.example owes"))
    assert masked.question.text == "Tell [EMAIL_1] what [EMAIL_2] owes"
    assert masked.restore_text("[EMAIL_1] and [EMAIL_2]") == "[EMAIL_1] and a@b.example"


@pytest.mark.parametrize("ticket", load_marked_tickets(), ids=lambda ticket: next(iter(ticket.marked))[:30])
def test_of_a_marked_ticket_nothing_personal_is_left_and_nothing_else_is_lost(ticket: MarkedTicket) -> None:
    masked = PRIVACY.mask(ticket.question)
    left = "\n".join(texts(masked.question))
    for text, stretches in ticket.marked.items():
        end, kept = 0, []
        for stretch in sorted(stretches, key=lambda one: one.span.start):
            kept.append(text[end : stretch.span.start])
            end = stretch.span.end
            assert text[stretch.span.start : end] not in left or stretch.kind == "NAME"
        assert all(piece in left for piece in (*kept, text[end:]))


PIECES = st.sampled_from(
    [
        "Hello Maria,",
        "call 07911 123456",
        "a@b.example",
        "on 2026-10-29",
        "4111 1111 1111 1111",
        "DE89 3704 0044 0532 0130 00",
        "£1,299.00",
        "[NAME_1]",
        "[",
        "￼",
        "\n",
        "Ms Ito",
        "12 High Street, Leeds LS1 4AB",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=12))
@settings(max_examples=150, deadline=None)
def test_whatever_is_written_comes_back(pieces: list[str]) -> None:
    text = " ".join(pieces)
    masked = PRIVACY.mask(Question(text, ticket=TICKET))
    assert " ".join(masked.restore_text(masked.question.text).split()).casefold() == " ".join(text.split()).casefold()
    found = masked.wording.find(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
