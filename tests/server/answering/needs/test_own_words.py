"""What the writer of a mail said themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.answering.needs.own_words import own_words

SAID = "The parcel came broken. Who pays for the new one?"


@pytest.mark.parametrize(
    "mail",
    [
        f"Hello,\n{SAID}",
        f"Dear Sir or Madam,\n\n{SAID}\n\nKind regards,\nAna Prior",
        f"Hi there, {SAID}\nThanks in advance!\nAna",
        f"{SAID}\n-- \nAna Prior\nPrior & Sons",
        f"{SAID}\nSent from my phone",
        f"{SAID}\n\nOn Tue, 3 Nov 2026 at 09:12, Lin <lin@example.com> wrote:\n> Could you send a photo?\n",
        f"{SAID}\r\n-----Original Message-----\r\nFrom: Lin\r\nCould you send a photo?",
        f"> Could you send a photo?\n{SAID}",
        f"{SAID}\n\nFrom: Lin <lin@example.com>\nSent: Tuesday\nSubject: Photo\n\nCould you send a photo?",
    ],
)
def test_greeting_thanks_signature_and_quoted_mail_are_left_out(mail: str) -> None:
    assert own_words(mail) == SAID


def test_a_thank_you_amid_the_message_ends_nothing() -> None:
    mail = f"Thank you for the fast reply. {SAID} " + "It stood in the rain for a while. " * 8
    assert own_words(mail) == mail.strip()


def test_a_message_of_nothing_else_stays() -> None:
    assert own_words("Hello, ") == "Hello,"


@given(st.text(max_size=300))
def test_any_text_is_read_and_nothing_is_added(text: str) -> None:
    assert len(own_words(text)) <= len(text)
